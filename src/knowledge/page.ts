import type { IconName } from '../ui/icons.ts'
import type { Language } from '../words/language.ts'
import { firstLanguage } from '../words/language.ts'
import type { Source } from './source.ts'

export const sections = [
  'youth',
  'stories',
  'relatives',
  'professionals',
  'general',
  'tests',
] as const
export type Section = (typeof sections)[number]

/** Which texts are written for a young person: the plainest words, and addresses that tell nothing. */
export const forYouth = (section: Section): boolean => section === 'youth' || section === 'stories'

/** What stands above a page's text. Days are `YYYY-MM-DD`. */
export type PageHead = {
  /** The same in every language. */
  readonly id: string
  /** Of a translation: the mark of the Dutch text it was made from (`markOf`); null in Dutch. */
  readonly of: string | null
  readonly title: string
  readonly summary: string
  readonly order: number
  readonly icon: IconName | null
  readonly keywords: readonly string[]
  readonly urgent: boolean
  /** States law: withdrawn by itself when `review` has passed. */
  readonly legal: boolean
  readonly warning: string | null
  readonly review: string | null
  readonly sources: readonly Source[]
}

/** Where a page stands: one text per place. slug: `3`, `praten`. */
export type Place = {
  readonly language: Language
  readonly section: Section
  readonly slug: string
}

const roots: Readonly<Record<Section, string>> = {
  youth: '/j',
  stories: '/v',
  relatives: '/ouders',
  professionals: '/professionals',
  general: '',
  tests: '/test',
}

const letters: Readonly<Record<Section, string>> = {
  youth: 'j',
  stories: 'v',
  relatives: 'o',
  professionals: 'p',
  general: 'a',
  tests: 't',
}

const prefix = (language: Language) => (language === firstLanguage ? '' : `/${language}`)

/** The address of a section's list; null for sections without one. */
export const sectionAddress = (section: Section, language: Language): string | null =>
  section === 'general' || section === 'tests' ? null : `${prefix(language)}${roots[section]}`

export const pageAddress = ({ language, section, slug }: Place): string =>
  `${prefix(language)}${roots[section]}/${slug}`

/** The id that belongs to a place: a page that moves keeps its own. */
export const idOf = ({ section, slug }: Pick<Place, 'section' | 'slug'>): string =>
  `${letters[section]}-${slug}`

/** Addresses that are not a page's: it would stand where nobody can reach it. */
const reserved: ReadonlySet<string> = new Set(
  'api assets c chat desk en ar healthz hulp j media ouders partner privacy professionals test toegankelijkheid v waarom wis-je-sporen zoek'.split(
    ' ',
  ),
)

/** Where an address may change. Elsewhere it is printed, or tells by itself for whom a page is. */
export const mayMove = (section: Section): boolean =>
  section === 'relatives' || section === 'professionals'

/** Small letters, digits and single hyphens, at most 60; youth pages and stories have numbers only. */
export const isSlug = (section: Section, slug: string): boolean =>
  !(section === 'general' && reserved.has(slug)) && hasSlugForm(section, slug)

const hasSlugForm = (section: Section, slug: string): boolean =>
  forYouth(section)
    ? /^[1-9]\d{0,3}$/.test(slug)
    : /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)

/** A page's file below `content/`. */
export const pageFile = ({ language, section, slug }: Place): string =>
  `${language}/${section}/${slug}.md`
