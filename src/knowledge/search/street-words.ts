import { fold } from './fold.ts'

/** What is said in the street, or misspelt, and the pages it is about, by id, best first. word: folded. */
export type StreetWord = { readonly word: string; readonly topics: readonly string[] }

const id = /^[a-z]-[a-z0-9-]{1,60}$/

/** Reads `search-words.csv`: a header, then `word,id id id`. A line that says something else is left out. */
export function readStreetWords(csv: string): readonly StreetWord[] {
  const words = new Map<string, readonly string[]>()
  for (const line of csv.split(/\r?\n/).slice(1)) {
    const [said = '', rest = ''] = line.split(',', 2)
    const topics = rest.split(/\s+/).filter((topic) => id.test(topic))
    const word = fold(said)
    if (word !== '' && topics.length > 0) words.set(word, topics)
  }
  return [...words].map(([word, topics]) => ({ word, topics }))
}
