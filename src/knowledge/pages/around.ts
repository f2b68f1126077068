import { emergency, type Helpline, helplines } from '../../directory/helplines.ts'
import type { Language } from '../../words/language.ts'
import { firstLanguage } from '../../words/language.ts'
import type { Fact } from '../fact.ts'
import type { Place } from '../page.ts'
import type { Portal } from '../portal.ts'

/** What a text needs of the portal around it to be drawn. */
export type Around = {
  /** Of the text. */
  readonly language: Language
  /** Of the reader: where links lead. A text that hers lacks is shown in Dutch. */
  readonly readsIn: Language
  /** `YYYY-MM-DD`. */
  readonly today: string
  readonly fact: (id: string) => Fact | null
  /** What a card of this self-test says; null when there is none. */
  readonly test: (slug: string) => { readonly title: string; readonly summary: string } | null
}

/** now: ms since 1970. */
export const aroundIn = (
  portal: Portal,
  { language, readsIn, now }: Pick<Around, 'language' | 'readsIn'> & { readonly now: number },
): Around => ({
  language,
  readsIn,
  today: new Date(now).toISOString().slice(0, 10),
  fact: (id) => portal.fact(id, language),
  test(slug) {
    const page = readable(portal, { language, section: 'tests', slug })
    return page?.text.head ?? null
  },
})

/** The page in her language, or in Dutch when there is no other. */
export function readable(portal: Portal, place: Place) {
  const own = portal.page(place)
  const page = own === null ? portal.page({ ...place, language: firstLanguage }) : own
  return page === null || page === 'withdrawn' ? null : page
}

/** An address of ours, which is written without a language, as it is in hers. */
export const addressIn = (language: Language, address: string): string => {
  if (language === firstLanguage || !address.startsWith('/')) return address
  return address === '/' ? `/${language}` : `/${language}${address}`
}

/** The helpline that a text names; null for a name that nobody knows. */
export const lineOf = (id: string): Helpline | null =>
  [emergency, ...helplines].find((line) => line.id === id) ?? null
