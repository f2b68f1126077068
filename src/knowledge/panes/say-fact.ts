import { sayDay, redactionWords as words } from '../desk-words.ts'
import { type Fact, readFacts } from '../fact.ts'

/** A fact's first sentence is its title; the rest comes after it. */
export function titleOf({ text }: Pick<Fact, 'text'>): { title: string; rest: string } {
  const [first = ''] = /^.*?[.?!](?=\s|$)/.exec(text) ?? [text]
  return { title: first, rest: text.slice(first.length).trim() }
}

export const saySources = ({ sources }: Fact): string =>
  sources
    .map(({ says, checkedOn }) => `${says} (${checkedOn ? sayDay(checkedOn) : words.concept})`)
    .join(' · ')

/** A fact as lines that people read, to see what a proposal changes. source: '' for none. */
export function sayFact(source: string): string {
  const fact = readFacts(source).facts[0]
  if (!fact) return ''
  return [
    fact.text,
    `${words.factKindLabel}: ${words.factKind[fact.kind]}`,
    `${words.head.sources}: ${saySources(fact)}`,
    ...(fact.until ? [`${words.factUntil}: ${sayDay(fact.until)}`] : []),
  ].join('\n')
}
