import { tokensOf } from './fold.ts'

/** A stretch of text; hit: it is what was searched. Never HTML. */
export type Part = { readonly text: string; readonly hit: boolean }

const longest = 220
const lead = 60

/** The text in parts. hits: folded words. */
export function highlight(text: string, hits: ReadonlySet<string>): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  for (const token of tokensOf(text)) {
    if (!hits.has(token.word)) continue
    if (token.at > from) parts.push({ text: text.slice(from, token.at), hit: false })
    parts.push({ text: token.text, hit: true })
    from = token.at + token.text.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false })
  return parts
}

/** What a result shows below its title: the summary, or the sentence that holds most of what was searched. */
export function excerpt(
  { summary, body }: { readonly summary: string; readonly body: string },
  hits: ReadonlySet<string>,
): readonly Part[] {
  if (distinct(summary, hits) > 0) return highlight(summary, hits)
  let [best, most] = ['', 0]
  for (const sentence of body.split(/(?<=[.?!؟])\s+|\n/)) {
    const count = distinct(sentence, hits)
    if (count > most) [best, most] = [sentence, count]
  }
  return highlight(most > 0 ? shortened(best, hits) : summary, hits)
}

const distinct = (text: string, hits: ReadonlySet<string>) =>
  new Set(tokensOf(text).flatMap(({ word }) => (hits.has(word) ? [word] : []))).size

/** A long sentence from a little before its first hit, cut between words. */
function shortened(sentence: string, hits: ReadonlySet<string>): string {
  if (sentence.length <= longest) return sentence
  const first = tokensOf(sentence).find(({ word }) => hits.has(word))?.at ?? 0
  const space = first > lead ? sentence.indexOf(' ', first - lead) : -1
  const start = space < 0 || space > first ? 0 : space + 1
  const end = sentence.lastIndexOf(' ', start + longest)
  const until = sentence.length - start <= longest || end <= first ? sentence.length : end
  return `${start > 0 ? '… ' : ''}${sentence.slice(start, until)}${until < sentence.length ? ' …' : ''}`
}
