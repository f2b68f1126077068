import { abbreviations, neverLast } from './abbreviations.ts'
import { keyOf } from './tokens.ts'

/** at: UTF-16 offset of its first character. */
export type Sentence = { readonly text: string; readonly at: number }

const stop = /[.!?…؟۔]+/g
const closers = /^["'”’»)\]*_]*/
const longestWord = 40
const lastWord = /[\p{L}\p{N}][\p{L}\p{N}.’'-]*$/u
/** Sentences can begin with 's Avonds and 't Is. */
const startsSmall = /^['’][st] \p{Lu}/u

/**
 * Parts a text into sentences, in any of our languages. A new line always ends one. A point after an abbreviation,
 * in a number or after an initial does not; nor does a question in quotation marks that the sentence goes on after.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let lineAt = 0
  for (const line of text.split('\n')) {
    for (const sentence of inLine(line)) sentences.push({ ...sentence, at: lineAt + sentence.at })
    lineAt += line.length + 1
  }
  return sentences
}

function inLine(line: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const take = (until: number) => {
    const part = line.slice(from, until)
    const text = part.trim()
    if (/[\p{L}\p{N}]/u.test(text))
      sentences.push({ text, at: from + part.length - part.trimStart().length })
    from = until
  }
  for (const { 0: marks, index } of line.matchAll(stop)) {
    const after = line.slice(index + marks.length)
    const closing = closers.exec(after)?.[0] ?? ''
    const rest = after.slice(closing.length)
    if (rest !== '' && !/^\s/.test(rest)) continue
    if (endsHere(line.slice(from, index), marks, closing, rest.trimStart()))
      take(index + marks.length + closing.length)
  }
  take(line.length)
  return sentences
}

function endsHere(before: string, marks: string, closing: string, next: string): boolean {
  if (next === '') return true
  const goesOn = /^[\p{Ll}]/u.test(next.replace(/^["“‘„(]+/, '')) && !startsSmall.test(next)
  if (marks !== '.') return !(goesOn && (closing !== '' || /\.\.|…/.test(marks)))
  if (closing !== '' && goesOn) return false
  const last = lastWord.exec(before.slice(-longestWord))?.[0] ?? ''
  // A number that counts an item, an initial, an abbreviation that something always follows.
  if (before.length < 6 && /^\s*\d{1,2}$/.test(before)) return false
  if (/^\p{Lu}$/u.test(last)) return false
  const key = `${keyOf(last)}.`
  if (neverLast.has(key)) return false
  const short = abbreviations.has(key) || /^\p{L}(?:\.\p{L})+$/u.test(last)
  return !(short && goesOn)
}
