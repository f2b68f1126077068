import type { Language } from '../../words/language.ts'
import { firstLanguage } from '../../words/language.ts'
import type { Asked } from './asked.ts'
import type { IsKnown } from './known-words.ts'
import { nearest } from './nearest.ts'

/**
 * A word of the lexicon that an asked word may mean. place: of the word in what was asked, from 0; pairs come after
 * the words. same: it is the word or kin to it; start: begins like it; near: looks like it; stop: a word that stands
 * everywhere and tells nothing.
 */
export type Found = {
  readonly language: Language
  readonly place: number
  readonly how: 'same' | 'start' | 'near' | 'stop'
  readonly word: string
  readonly stem: string
  /** Pages that this street word is about; empty for other words. */
  readonly topics: readonly string[]
}

/** What was asked, in one language: for every word the stems that count as it. */
export type Wanted = {
  readonly language: Language
  readonly stems: readonly (readonly string[])[]
  /** The words to highlight. */
  readonly hits: ReadonlySet<string>
}

export type Reading = {
  readonly wanted: readonly Wanted[]
  readonly topics: readonly string[]
  readonly instead: readonly string[]
  /** Asked words that the lexicon knows as they are: only these are ever counted. */
  readonly known: readonly string[]
}

/** From so many letters on, a beginning brings the topics of the street words that begin so. */
const topicFrom = 3
const mostTopics = 8

/** Where no list says which words there are, a shorter one is never read as another. */
const shortestGuess = 6

/** Decides what was meant. languages: the asked one first. isKnown: of a word that is right as it was typed. */
export function readFound(
  asked: Asked,
  found: readonly Found[],
  languages: readonly Language[],
  isKnown: IsKnown,
): Reading {
  const all = [...asked.words, ...asked.pairs]
  const instead: string[] = []
  const meant = found.filter(
    ({ how, language, place }) =>
      how === 'same' || (how === 'start' && (asked.words.length === 1 || !stops(language, place))),
  )
  const paired = new Set(
    meant.flatMap(({ place, how, word }) => {
      const first = place - asked.words.length
      return first >= 0 && how === 'same' && word === all[place] ? [first, first + 1] : []
    }),
  )
  for (const [place, typed] of asked.words.entries()) {
    if (paired.has(place) || isKnown(typed)) continue
    if (found.some((one) => one.place === place && one.how !== 'near')) continue
    for (const language of languages) {
      if (language !== firstLanguage && typed.length < shortestGuess) continue
      const near = found.filter((one) => one.place === place && one.language === language)
      const word = nearest(
        typed,
        near.map((one) => one.word),
      )
      const read = near.find((one) => one.word === word)
      if (!read) continue
      meant.push(read)
      instead.push(read.word)
      break
    }
  }
  const own = meant.filter(({ place, word }) => place < asked.words.length || word === all[place])
  const exact = own.filter(({ place, how, word }) => how === 'same' && word === all[place])
  return {
    wanted: languages.flatMap((language) => wantedIn(language)),
    topics: topicsOf(),
    instead,
    known: [...new Set(exact.map(({ word }) => word))],
  }

  function wantedIn(language: Language): readonly Wanted[] {
    const there = own.filter((one) => one.language === language)
    const here = there.length > 0 ? there : stopsOf(language)
    const stems = asked.words.map((_, place) => [
      ...new Set(here.flatMap((one) => (covers(one.place, place) ? [one.stem] : []))),
    ])
    const some = stems.filter((group) => group.length > 0)
    const hits = new Set(here.map(({ word }) => word))
    return some.length > 0 ? [{ language, stems: some, hits }] : []
  }

  /** While she types, `de` may become a word; beside other words it is `de`. */
  function stops(language: Language, place: number): boolean {
    return found.some(
      (one) => one.how === 'stop' && one.language === language && one.place === place,
    )
  }

  /** Whether what stands at one place in the question stands for the word at another. */
  function covers(one: number, place: number): boolean {
    const first = one - asked.words.length
    return one === place || first === place || first + 1 === place
  }

  /** Of the words as they were asked; only for one that nobody knows, of its kin and of what begins like it. */
  function topicsOf(): readonly string[] {
    const others = own.filter(
      ({ place, how }) =>
        !exact.some((one) => one.place === place) &&
        (how !== 'start' || (all[place] ?? '').length >= topicFrom),
    )
    return [...new Set([...exact, ...others].flatMap(({ topics }) => topics))].slice(0, mostTopics)
  }

  /** A question of nothing but such words looks for them in titles: `wat nu`. */
  function stopsOf(language: Language): readonly Found[] {
    return found.flatMap((one) =>
      one.how === 'stop' && one.language === language && one.place < asked.words.length
        ? [{ ...one, stem: one.word }]
        : [],
    )
  }
}

/**
 * The language, other than those of the question, that knows more of its words than they do; null when none does.
 * found: what all of them know. An English question on a Dutch page is meant so.
 */
export function otherLanguage(
  asked: Asked,
  found: readonly Found[],
  spoken: readonly Language[],
  isKnown: IsKnown,
): Language | null {
  const knows = (languages: readonly Language[]) =>
    new Set(
      found.flatMap(({ how, language, place }) =>
        languages.includes(language) && (how === 'same' || how === 'stop') ? [place] : [],
      ),
    )
  const own = knows(spoken)
  let [best, most] = [null as Language | null, 0]
  for (const [place, word] of asked.words.entries()) if (own.has(place) || isKnown(word)) most += 1
  for (const { language, how } of found) {
    const known = asked.words.filter((_, place) => knows([language]).has(place)).length
    if (!spoken.includes(language) && how === 'same' && known > most)
      [best, most] = [language, known]
  }
  return best
}

/** The question as a `tsquery`: every word, or any. Stems hold letters and digits only. */
export const asQuery = (stems: readonly (readonly string[])[], joined: '&' | '|'): string =>
  stems
    .map((group) => `(${group.map((stem) => `'${stem.replaceAll("'", "''")}'`).join('|')})`)
    .join(joined)
