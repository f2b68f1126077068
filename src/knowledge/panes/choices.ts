import { emergency, helplines } from '../../directory/helplines.ts'
import type { Fact } from '../fact.ts'
import type { Names } from './editor/names.ts'

/** What an editor can choose from: everything that a text names instead of writing it out. */
export type Choices = {
  readonly names: Names
  readonly lines: readonly Choice[]
  readonly facts: readonly Choice[]
  readonly tests: readonly Choice[]
  readonly pages: readonly Choice[]
}
/** id: what stands in the text. */
export type Choice = { readonly id: string; readonly says: string }

/** Addresses of ours that are no pages of the portal. */
const otherPages: readonly Choice[] = [
  { id: '/chat', says: 'De chat' },
  { id: '/hulp', says: 'Hulp bij jou in de buurt' },
  { id: '/zoek', says: 'Zoeken' },
  { id: '/j', says: 'Alle pagina’s voor jou' },
  { id: '/v', says: 'Alle verhalen' },
  { id: '/ouders', says: 'Alles voor ouders en anderen' },
  { id: '/professionals', says: 'Alles voor professionals' },
  { id: '/wis-je-sporen', says: 'Wis je sporen' },
  { id: '/privacy', says: 'Privacy' },
  { id: '/toegankelijkheid', says: 'Toegankelijkheid' },
]

/** pages: those in Dutch, by their address. */
export function makeChoices(facts: readonly Fact[], pages: readonly Choice[]): Choices {
  const lines = [emergency, ...helplines].map(({ id, name, number }) => ({
    id,
    says: name === number ? number : `${name} ${number}`,
  }))
  const tests = pages.flatMap(({ id, says }) =>
    id.startsWith('/test/') ? [{ id: id.slice('/test/'.length), says }] : [],
  )
  const said = (all: readonly Choice[], id: string) => all.find((one) => one.id === id)?.says ?? id
  const told = facts.map(({ id, text }) => ({ id, says: text }))
  return {
    names: {
      line: (id) => said(lines, id),
      fact: (id) => said(told, id),
      test: (slug) => said(tests, slug),
    },
    lines,
    facts: told,
    tests,
    pages: [...pages, ...otherPages],
  }
}

/** How a helpline is read aloud in a sentence: by its name. */
export const lineName = (id: string): string =>
  [emergency, ...helplines].find((line) => line.id === id)?.name ?? id
