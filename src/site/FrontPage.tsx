import type { Moment } from '../directory/chat-state.ts'
import { DangerNotice, Helplines } from '../directory/Helplines.tsx'
import { helplineOf, helplinesAt, telephone } from '../directory/helplines.ts'
import { chatStateText, words as directoryWords } from '../directory/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Card, Fold } from '../ui/Card.tsx'
import { card, hourglass, parcel, shield } from '../ui/drawings.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Language } from '../words/language.ts'
import { addressOf } from './address.ts'
import { frontWords } from './front-words.ts'

type FrontPageProps = { readonly language: Language; readonly moment: Moment }

/** One thing to do: start the chat. When it is closed, the telephone numbers come first. */
export function FrontPage({ language, moment }: FrontPageProps) {
  const closed = moment.state.kind === 'closed'
  const parts = [<Recognise key="recognise" language={language} />]
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
      <Doors language={language} />
    </div>
  )
}

function Hero({ language, moment }: FrontPageProps) {
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

function Recognise({ language }: { readonly language: Language }) {
  const say = frontWords[language]
  const cards = [
    [card, say.card, say.cardMore, say.cardBody],
    [parcel, say.job, say.jobMore, say.jobBody],
    [hourglass, say.fine, say.fineMore, say.fineBody],
    [shield, say.threat, say.threatMore, say.threatBody],
  ] as const
  return (
    <section>
      <h2>{say.recognise}</h2>
      <div class="cards">
        {cards.map(([icon, title, subtitle, body]) => (
          <Fold key={icon} icon={<Icon drawing={icon} />} title={title} subtitle={subtitle}>
            {body.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Fold>
        ))}
      </div>
      <p class="small">
        <span class="tag">{directoryWords[language].concept}</span> {say.unchecked}
      </p>
    </section>
  )
}

function Doors({ language }: { readonly language: Language }) {
  const say = frontWords[language]
  return (
    <section class="cards even">
      <Card mist>
        <h2>{say.relatives}</h2>
        {say.relativesBody.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Card>
      <Card mist>
        <h2>{say.professionals}</h2>
        <p>{say.professionalsBody}</p>
        {['veilig-thuis', 'comensha'].map(helplineOf).map((line) => (
          <p key={line.id}>
            {line.name}{' '}
            <a href={telephone(line)}>
              <span class="number">{line.number}</span>
            </a>
          </p>
        ))}
      </Card>
    </section>
  )
}
