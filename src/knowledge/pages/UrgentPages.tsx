import type { ComponentChildren } from 'preact'
import type { Language } from '../../words/language.ts'
import type { Portal } from '../portal.ts'
import { listed } from './listed.ts'
import { PageCard } from './PageCard.tsx'
import { sectionWords } from './section-words.ts'

type UrgentPagesProps = {
  readonly portal: Portal
  readonly language: Language
  /** Other ways on, below the cards. */
  readonly children: ComponentChildren
}

/** What can not wait, one tap away. Nothing when there is nothing. */
export function UrgentPages({ portal, language, children }: UrgentPagesProps) {
  const urgent = listed(portal, 'youth', language).filter(({ text }) => text.head.urgent)
  if (urgent.length === 0) return null
  return (
    <section>
      <h2>{sectionWords[language].recognise}</h2>
      <div class="cards">
        {urgent.map((page) => (
          <PageCard key={page.address} page={page} language={language} brief />
        ))}
      </div>
      <p class="more">{children}</p>
    </section>
  )
}
