import type { Language } from '../../words/language.ts'
import type { PageLine } from '../exchange.ts'
import { pageAddress, type Section, sections } from '../page.ts'

/** What the list of pages shows. words: parts of title, address or id. */
export type PageFilter = {
  readonly words: string
  readonly language: Language | null
  readonly section: Section | null
  readonly state: PageState | null
}

export const pageStates = ['draft', 'review', 'live', 'scheduled', 'withdrawn', 'new'] as const
export type PageState = (typeof pageStates)[number]

export const everyPage: PageFilter = { words: '', language: 'nl', section: null, state: null }

/** What readers see of a page, and then what happens to its draft. Never empty. */
export function statesOf(
  published: 'live' | 'scheduled' | 'withdrawn' | null,
  draft: 'draft' | 'review' | null,
): readonly PageState[] {
  if (published === null) return [draft === 'review' ? 'review' : 'new']
  return draft ? [published, draft] : [published]
}

export const statesOfLine = ({ draft, published }: PageLine): readonly PageState[] =>
  statesOf(published?.state ?? null, draft?.state ?? null)

/** The pages that fit, by section and order of their title or number. */
export function filterPages(pages: readonly PageLine[], filter: PageFilter): readonly PageLine[] {
  const wanted = plain(filter.words).split(/\s+/).filter(Boolean)
  return pages
    .filter((page) => {
      const { language, section } = page.place
      if (filter.language !== null && language !== filter.language) return false
      if (filter.section !== null && section !== filter.section) return false
      if (filter.state !== null && !statesOfLine(page).includes(filter.state)) return false
      const text = plain(`${page.title} ${page.id} ${pageAddress(page.place)}`)
      return wanted.every((word) => text.includes(word))
    })
    .toSorted(
      (a, b) =>
        sections.indexOf(a.place.section) - sections.indexOf(b.place.section) ||
        a.place.slug.localeCompare(b.place.slug, 'nl', { numeric: true }) ||
        a.place.language.localeCompare(b.place.language),
    )
}

/** Without accents, and without signs that stand inside a word, as in “(straat)boete”. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{M}()’'“”]/gu, '')
    .toLowerCase()
