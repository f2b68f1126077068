import { renderToString } from 'preact-render-to-string'
import type { Moment } from '../src/directory/chat-state.ts'
import { DangerNotice, Helplines } from '../src/directory/Helplines.tsx'
import { helplinesAt, helplinesFor } from '../src/directory/helplines.ts'
import { chatStateDetail, chatStateText, words as directoryWords } from '../src/directory/words.ts'
import { Card } from '../src/ui/Card.tsx'
import type { Asset } from '../src/ui/document.ts'
import { pageDocument } from '../src/ui/document.ts'
import { LanguageChoice } from '../src/ui/LanguageChoice.tsx'
import { TopBar } from '../src/ui/TopBar.tsx'
import type { Language } from '../src/words/language.ts'
import type { House } from './house.ts'
import { pageWords } from './page-words.ts'
import { chatPageCss } from './styles.ts'
import { appWords } from './words.ts'

export type ChatPageParts = {
  /** null: rendered long before it is read, for a static host; then nothing on it speaks of now. */
  readonly moment: Moment | null
  readonly house: House
  /** The built `visitor/main.tsx`. */
  readonly script: Asset
}

/**
 * The chat page as it stands before its app runs, and stays when the app can not: state, telephone numbers and
 * what to do. The app empties `#app` and draws itself there; the bar with the way out stays.
 */
export function renderChatPage({ moment, house, script }: ChatPageParts): string {
  const { language } = house
  const body = (
    <>
      <TopBar language={language} exitTo={house.exitTo} home={null} />
      <main class="page" id="app" tabIndex={-1}>
        <LanguageChoice language={language} addressIn={chatAddress} />
        <div class="front stack">
          <Now language={language} moment={moment} />
          <section class="side stack near">
            <DangerNotice language={language} />
            <Card>
              <Phones language={language} moment={moment} />
            </Card>
          </section>
          <How language={language} />
        </div>
      </main>
    </>
  )
  return pageDocument({
    language,
    description: pageWords[language].lead,
    css: chatPageCss,
    body: renderToString(body),
    data: { house, words: appWords(language), state: moment?.state.kind ?? 'unknown' },
    scripts: [{ ...script, module: true }],
  })
}

type NowProps = { readonly language: Language; readonly moment: Moment | null }

function Now({ language, moment }: NowProps) {
  const say = pageWords[language]
  const kind = moment?.state.kind ?? 'unknown'
  const closed = kind === 'closed'
  // The title says it already when it is closed or busy.
  const sayState = kind === 'open' ? chatStateText : chatStateDetail
  const detail = moment && sayState(language, moment.state, moment.instant)
  const title = closed ? say.closed : kind === 'full' ? say.full : say.open
  return (
    <section class="hero">
      <h1>{title}</h1>
      <p class="lead">
        {closed ? say.leadClosed : say.lead} {directoryWords[language].chatIn}
      </p>
      {detail && <p class={kind === 'open' ? 'state open' : 'state'}>{detail}</p>}
      {!closed && (
        <div class="soft hint">
          <p class="waiting">{say.loading}</p>
          <p class="waiting late">{say.stuck}</p>
          <noscript>
            <p>{say.noScript}</p>
          </noscript>
        </div>
      )}
    </section>
  )
}

function Phones({ language, moment }: NowProps) {
  return moment ? (
    <Helplines language={language} {...helplinesAt(moment.instant, 'youth')} />
  ) : (
    <Helplines language={language} open={helplinesFor('youth')} closed={[]} knowsNow={false} />
  )
}

function How({ language }: { readonly language: Language }) {
  const say = pageWords[language]
  return (
    <section class="how">
      <h2>{say.how}</h2>
      <ul class="facts-list">
        {say.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  )
}

const chatAddress = (language: Language) => (language === 'nl' ? '/chat' : `/${language}/chat`)
