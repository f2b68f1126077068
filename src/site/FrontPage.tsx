import type { Moment } from '../directory/chat-state.ts'
import { DangerNotice, Helplines } from '../directory/Helplines.tsx'
import { helplinesAt } from '../directory/helplines.ts'
import { chatStateText, words as directoryWords } from '../directory/words.ts'
import { sectionAddress } from '../knowledge/page.ts'
import { Sign } from '../knowledge/pages/Sign.tsx'
import { sectionWords } from '../knowledge/pages/section-words.ts'
import { UrgentPages } from '../knowledge/pages/UrgentPages.tsx'
import type { Portal } from '../knowledge/portal.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Language } from '../words/language.ts'
import { addressOf } from './address.ts'
import { frontWords } from './front-words.ts'

type FrontPageProps = {
  readonly language: Language
  readonly moment: Moment
  readonly portal: Portal
}

/** One thing to do: start the chat. When it is closed, the telephone numbers come first. Then three doors. */
export function FrontPage({ language, moment, portal }: FrontPageProps) {
  const closed = moment.state.kind === 'closed'
  const parts = [
    <Recognise key="recognise" language={language} portal={portal} />,
    <Doors key="doors" language={language} />,
  ]
  const phones = (
    <section class="side stack near" key="phones">
      <DangerNotice language={language} />
      <Card>
        <Helplines language={language} {...helplinesAt(moment.instant, 'youth')} />
      </Card>
    </section>
  )
  if (closed) parts.unshift(phones)
  else parts.push(phones)
  return (
    <div class="front stack">
      <Hero language={language} moment={moment} />
      {parts}
    </div>
  )
}

function Hero({ language, moment }: Omit<FrontPageProps, 'portal'>) {
  const say = frontWords[language]
  const { state, instant } = moment
  const closed = state.kind === 'closed'
  return (
    <section class="hero">
      <h1>{say.title}</h1>
      <p class="lead">
        {say.lead} {directoryWords[language].chatIn}
      </p>
      <div class="act">
        <LinkButton href={addressOf('/chat', language)} weight={closed ? 'quiet' : 'large'}>
          {closed ? say.aboutChat : say.start}
        </LinkButton>
        <p class={state.kind === 'open' ? 'state open' : 'state'}>
          {chatStateText(language, state, instant)}
        </p>
      </div>
      <p class="small">
        {say.exitOnce} <span class="keyboard">{say.exitKeys}</span>
      </p>
    </section>
  )
}

function Recognise({ language, portal }: Omit<FrontPageProps, 'moment'>) {
  const say = frontWords[language]
  const test = portal.page({ language, section: 'tests', slug: 'klusjes' })
  const hasStories = portal.list(language, 'stories').length > 0
  return (
    <UrgentPages portal={portal} language={language}>
      <a href={addressOf('/zoek', language)}>{say.search}</a>
      {test && test !== 'withdrawn' && <a href={test.address}>{say.test}</a>}
      {hasStories && <a href={sectionAddress('stories', language) ?? '/'}>{say.stories}</a>}
    </UrgentPages>
  )
}

const doors = [
  ['youth', 'heart'],
  ['relatives', 'people'],
  ['professionals', 'school'],
] as const

/** One door for each kind of reader. */
function Doors({ language }: { readonly language: Language }) {
  const say = sectionWords[language]
  return (
    <section>
      <h2>{say.doors}</h2>
      <div class="cards doors">
        {doors.map(([section, icon]) => (
          <a class="door mist" key={section} href={sectionAddress(section, language) ?? '/'}>
            <Sign icon={icon} />
            <span>
              <b>{say[section].title}</b>
              <small>{say[section].door}</small>
            </span>
          </a>
        ))}
      </div>
    </section>
  )
}
