import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkText } from './check.ts'
import { figureForms } from './figures.ts'
import { hardForms } from './hard-words.ts'
import { ratedSentences } from './rated-sentences.ts'
import { type Aim, type Level, levels, type ReasonKind } from './reason.ts'
import { plainWords, sayCounts, sayReason } from './words.ts'

const score = (text: string) => checkText(text, 'A2').estimate?.score ?? 0
const kinds = (text: string, aim: Aim = 'A2') =>
  checkText(text, aim).sentences.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))
const found = (text: string, kind: ReasonKind, aim: Aim = 'A2') =>
  checkText(text, aim)
    .sentences.flatMap(({ reasons }) => reasons)
    .find((reason) => reason.kind === kind)

describe('a text is measured', () => {
  test('words, syllables and Flesch–Douma of two sentences', () => {
    const check = checkText('Ik bel de bank. Jij belt je moeder.', 'A2')
    expect(check).toMatchObject({ words: 8, longest: 4, wordsPerSentence: 4 })
    expect(check.syllablesPerWord).toBeCloseTo(9 / 8)
    expect(check.fleschDouma).toBeCloseTo(206.84 - 77 * (9 / 8) - 0.93 * 4)
  })

  test('nothing is no number', () => {
    for (const text of ['', ' \n ', '...', '-'])
      expect(checkText(text, 'A2')).toMatchObject({
        words: 0,
        wordsPerSentence: 0,
        fleschDouma: null,
        estimate: null,
        sentences: [],
      })
  })

  test('another language has lengths only', () => {
    const english = checkText(
      'Call us. It is free, and nobody asks for your name or the police.',
      'A2',
      'en',
    )
    expect(english).toMatchObject({ words: 14, longest: 12, fleschDouma: null, estimate: null })
    expect(english.sentences.flatMap(({ reasons }) => reasons)).toEqual([])
    const arabic = checkText(`${'كلمة '.repeat(16)}. هل أنت بخير؟`, 'A2', 'ar')
    expect(arabic.sentences.map(({ words }) => words)).toEqual([16, 3])
    expect(arabic.sentences[0]?.reasons.map(({ kind }) => kind)).toEqual(['long-sentence'])
  })

  test('any text at all, and each reason stands where it says', () => {
    const any = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom(...ratedSentences.map(([, text]) => text), '\n', '“', 'II', '€ 5,-'))
        .map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(any, fc.constantFrom<Aim>('A2', 'B1'), (text, aim) => {
        const { sentences } = checkText(text, aim)
        for (const sentence of sentences) {
          expect(text.slice(sentence.at, sentence.at + sentence.text.length)).toBe(sentence.text)
          for (const { at, length, part } of sentence.reasons)
            expect(text.slice(at, at + length)).toBe(part)
        }
      }),
    )
  })
})

describe('a reason', () => {
  test.each<[ReasonKind, string]>([
    ['long-sentence', 'Ik ga nu met jou en met hem en met haar en met de hond naar huis toe.'],
    ['hard-word', 'Dat is cruciaal.'],
    ['long-word', 'Dat is een schuldhulpverleningsorganisatie.'],
    ['passive', 'Er worden vragen gesteld.'],
    ['figure', 'Hij viel door de mand.'],
    ['two-ideas', 'Ik bel de politie nu meteen op, omdat ik bang ben voor hem.'],
    ['abbreviation', 'Bel bijv. je oom.'],
    ['abbreviation', 'Dat doet het OM.'],
    ['number-form', 'Dat is 25% van ons.'],
    ['number-form', 'Dat was op 3-5-2026.'],
    ['number-form', 'Er waren vijfenveertig mensen.'],
    ['label', 'Jij bent een slachtoffer.'],
  ])('%s: %s', (kind, text) => {
    expect(kinds(text)).toContain(kind)
  })

  test('says what to write instead', () => {
    expect(found('Dat is Middels een brief.', 'hard-word')).toMatchObject({
      part: 'Middels',
      at: 7,
      instead: ['met'],
    })
    expect(found('Zij hebben geëvalueerd.', 'hard-word')).toMatchObject({ part: 'geëvalueerd' })
    expect(found('Kom m.b.t. dit.', 'abbreviation')).toMatchObject({ instead: 'over' })
    expect(found('Dat is op 3-5-2026 zo.', 'number-form')).toMatchObject({ instead: '3 mei 2026' })
    expect(found('Artikel XIV.', 'number-form')).toMatchObject({ instead: '14' })
    const hard = found('Wij faciliteerden dat.', 'hard-word')
    expect(hard && sayReason(hard)).toBe(
      '“faciliteerden” is een moeilijk woord. Schrijf liever “helpen”.',
    )
  })

  test('is not found in plain words', () => {
    for (const text of ['Je hoeft je naam niet te zeggen.', 'Broers en zussen mogen mee.'])
      expect(kinds(text)).toEqual([])
  })

  test('is given once: a short form that is written out needs no more', () => {
    const text =
      'Hij heeft een licht verstandelijke beperking (LVB). Door zijn LVB leest hij langzaam.'
    expect(kinds(text, 'B1')).not.toContain('abbreviation')
    expect(kinds('Door zijn LVB leest hij langzaam.', 'B1')).toContain('abbreviation')
  })

  test('stays away where the aim allows it', () => {
    expect(kinds('Een slachtoffer bespreekt de situatie.', 'B1')).toEqual([])
    expect(kinds('Een slachtoffer bespreekt de situatie.', 'A2')).toEqual(['label', 'hard-word'])
  })

  test('has a sentence for editors, whichever it is', () => {
    const text =
      'Middels bijv. 25% wordt door slachtoffers ketensamenwerkingsverbandenoverleg gedaan, want hij viel door de mand en dat is niet zo fijn voor ons.'
    const check = checkText(text, 'A2')
    const reasons = check.sentences.flatMap((sentence) => sentence.reasons)
    expect(new Set(reasons.map(({ kind }) => kind)).size).toBe(9)
    for (const reason of reasons) expect(sayReason(reason)).toMatch(/^(“|Deze|Bij).+\.$/)
    expect(sayCounts(check.estimate!).length).toBe(9)
    expect(plainWords.estimate('A2')).toContain('Schatting')
  })
})

describe('the estimate', () => {
  const rated = ratedSentences.map(([level, text]) => ({ level, text, score: score(text) }))
  const order = (level: Level) => levels.indexOf(level)

  test('puts rated sentences in the right order, 85 of 100 pairs or more', () => {
    expect(rated.length).toBeGreaterThanOrEqual(40)
    const pairs = rated.flatMap((one) =>
      rated.filter((other) => order(one.level) < order(other.level)).map((other) => [one, other]),
    )
    const right = pairs.filter(([one, other]) => one!.score < other!.score)
    expect(right.length / pairs.length).toBeGreaterThanOrEqual(0.85)
  })

  test('gives most of them the level they were given, and never mistakes A2 for C', () => {
    const guess = (text: string) => checkText(text, 'A2').estimate!.level
    const near = rated.filter(({ level, text }) => Math.abs(order(level) - order(guess(text))) <= 1)
    expect(near.length).toBe(rated.length)
    const same = rated.filter(({ level, text }) => guess(text) === level)
    expect(same.length / rated.length).toBeGreaterThanOrEqual(0.8)
    for (const { level, text } of rated) {
      if (level === 'A2') expect(guess(text)).not.toMatch(/B2|C/)
      if (level === 'C') expect(guess(text)).not.toMatch(/A1|A2|B1/)
    }
  })

  test('is never harder after a sentence was split', () => {
    const sentence = fc.constantFrom(...ratedSentences.map(([, text]) => text))
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        (all, which, where) => {
          const chosen = which % all.length
          const words = all[chosen]!.split(' ')
          const cut = 1 + (where % (words.length - 1))
          const [head, tail] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')]
          const split = all.with(
            chosen,
            `${head.replace(/[,:;.]$/, '')}.\n${tail[0]!.toUpperCase()}${tail.slice(1)}`,
          )
          expect(score(split.join('\n'))).toBeLessThanOrEqual(score(all.join('\n')) + 1e-9)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('is never harder after a hard word was replaced', () => {
    const harder = hardForms.flatMap(([form, { instead }]) =>
      instead
        .filter((plain) => score(`Zij zag ${plain} daar.`) > score(`Zij zag ${form} daar.`))
        .map((plain) => `${form} → ${plain}`),
    )
    expect(harder).toEqual([])
  })
})

describe('the tables', () => {
  test('are long enough and name no word twice', () => {
    const words = hardForms.map(([form]) => form)
    const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) < at)
    expect(new Set(hardForms.map(([, word]) => word)).size).toBeGreaterThanOrEqual(250)
    expect(new Set(figureForms.map(([, means]) => means)).size).toBeGreaterThanOrEqual(60)
    expect(twice(words)).toEqual([])
    expect(twice(figureForms.map(([form]) => form))).toEqual([])
  })

  test('offer no replacement that is a hard word itself', () => {
    const hard = hardForms.flatMap(([form, { instead }]) =>
      instead
        .filter((plain) => kinds(`Dit is ${plain} daar.`).includes('hard-word'))
        .map((plain) => `${form} → ${plain}`),
    )
    expect(hard).toEqual([])
  })
})
