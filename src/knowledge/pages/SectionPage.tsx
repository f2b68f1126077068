import type { Language } from '../../words/language.ts'
import { sectionAddress } from '../page.ts'
import type { LivePage, Portal } from '../portal.ts'
import { listed, listOf } from './listed.ts'
import { PageCard } from './PageCard.tsx'
import { Sign } from './Sign.tsx'
import { sectionWords } from './section-words.ts'

/** The sections that have a list of their own. */
export type ListedSection = 'youth' | 'stories' | 'relatives' | 'professionals'

type SectionPageProps = {
  readonly portal: Portal
  readonly section: ListedSection
  readonly language: Language
}

/** Everything there is for one kind of reader, what can not wait first. Relatives get it as steps. */
export function SectionPage({ portal, section, language }: SectionPageProps) {
  const say = sectionWords[language]
  const pages = listed(portal, section, language)
  const isModule = section === 'relatives'
  const urgent = isModule ? [] : pages.filter(({ text }) => text.head.urgent)
  const rest = pages.filter((page) => !urgent.includes(page))
  return (
    <div class="list">
      <h1>{say[section].title}</h1>
      <p class="lead">{say[section].lead}</p>
      {urgent.length > 0 && (
        <section>
          <h2>{say.urgent}</h2>
          <Cards pages={urgent} language={language} />
        </section>
      )}
      <section>
        {urgent.length > 0 && <h2>{say.all}</h2>}
        <Cards pages={rest} language={language} numbered={isModule} />
      </section>
      {section !== 'stories' && (
        <section>
          <h2>{say.also}</h2>
          <div class="cards">
            {extras(portal, section, language).map((page) => (
              <PageCard key={page.address} page={page} language={language} />
            ))}
            {section === 'youth' && <Stories language={language} />}
          </div>
        </section>
      )}
    </div>
  )
}

type CardsProps = {
  readonly pages: readonly LivePage[]
  readonly language: Language
  readonly numbered?: boolean
}

function Cards({ pages, language, numbered = false }: CardsProps) {
  return (
    <div class="cards">
      {pages.map((page, at) => (
        <PageCard
          key={page.address}
          page={page}
          language={language}
          {...(numbered && { number: at + 1 })}
        />
      ))}
    </div>
  )
}

function Stories({ language }: { readonly language: Language }) {
  const { title, door } = sectionWords[language].stories
  return (
    <a class="door" href={sectionAddress('stories', language) ?? '/'}>
      <Sign icon="book" />
      <span>
        <b>{title}</b>
        <small>{door}</small>
      </span>
    </a>
  )
}

/** Self-tests and general pages that belong to the same readers. */
function extras(portal: Portal, section: ListedSection, language: Language) {
  return (['tests', 'general'] as const)
    .flatMap((other) => listed(portal, other, language))
    .filter((page) => listOf(page) === section)
}
