import type { Reader } from '../../directory/helplines.ts'
import type { Language } from '../../words/language.ts'
import { firstLanguage } from '../../words/language.ts'
import type { Section } from '../page.ts'
import type { LivePage, Portal } from '../portal.ts'
import { readerOf } from './reader.ts'

/** The pages of a section for who reads this language, Dutch ones where hers has none, in the order of the Dutch. */
export function listed(portal: Portal, section: Section, language: Language): readonly LivePage[] {
  const dutch = portal.list(firstLanguage, section)
  if (language === firstLanguage) return dutch
  const own = portal.list(language, section)
  const ids = new Set(dutch.map(({ text }) => text.head.id))
  return [
    ...dutch.map((page) => own.find(({ text }) => text.head.id === page.text.head.id) ?? page),
    ...own.filter(({ text }) => !ids.has(text.head.id)),
  ]
}

const sectionsOf = {
  youth: 'youth',
  relative: 'relatives',
  professional: 'professionals',
} as const satisfies Record<Reader, Section>

/** The list that leads to a page. */
export const listOf = (page: LivePage): 'youth' | 'stories' | 'relatives' | 'professionals' =>
  page.place.section === 'stories' ? 'stories' : sectionsOf[readerOf(page.place)]
