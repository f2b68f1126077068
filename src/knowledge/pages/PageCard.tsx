import type { Language } from '../../words/language.ts'
import { ownName } from '../../words/language.ts'
import { pageAddress } from '../page.ts'
import type { LivePage } from '../portal.ts'
import { Sign } from './Sign.tsx'

type PageCardProps = {
  readonly page: LivePage
  /** Of the reader. */
  readonly language: Language
  /** Its step in a module. */
  readonly number?: number
  /** Without what it is about, where a title says enough. */
  readonly brief?: boolean
}

/** Leads to a page: its pictogram or number, its title and what it is about. */
export function PageCard({ page, language, number, brief = false }: PageCardProps) {
  const { head } = page.text
  const foreign = page.place.language !== language
  return (
    <a class="door" href={pageAddress({ ...page.place, language })}>
      {number !== undefined ? (
        <span class="sign number">{number}</span>
      ) : (
        <Sign icon={head.icon ?? 'book'} />
      )}
      <span {...(foreign && { lang: page.place.language, dir: 'ltr' })}>
        <b>{head.title}</b>
        {!brief && <small>{head.summary}</small>}
        {foreign && <small>{ownName[page.place.language]}</small>}
      </span>
    </a>
  )
}
