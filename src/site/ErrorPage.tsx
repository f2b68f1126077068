import { DangerNotice, Helplines } from '../directory/Helplines.tsx'
import { helplinesAt } from '../directory/helplines.ts'
import type { Refusal } from '../doors/refusals.ts'
import { UrgentPages } from '../knowledge/pages/UrgentPages.tsx'
import type { Portal } from '../knowledge/portal.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Language } from '../words/language.ts'
import { addressOf } from './address.ts'
import { frontWords } from './front-words.ts'
import { errorWords, talkWords } from './page-words.ts'

type Kind = Exclude<keyof (typeof errorWords)['nl'], 'home'>

/** The sentence that fits a refusal. Whatever is not here is our own fault. */
const kinds: Partial<Record<Refusal, Kind>> = {
  unknown: 'unknown',
  malformed: 'malformed',
  'wrong-type': 'malformed',
  'too-large': 'tooLarge',
  'not-allowed': 'closed',
  'not-signed-in': 'closed',
  'foreign-origin': 'malformed',
  'too-many': 'busy',
  busy: 'busy',
  full: 'busy',
}

type ErrorPageProps = {
  readonly language: Language
  readonly word: Refusal
  readonly instant: Date
  readonly portal: Portal
}

/** Says what happened and what to do next, and always whom to call. Who came to no page gets the ones that can not wait. */
export function ErrorPage({ language, word, instant, portal }: ErrorPageProps) {
  const say = errorWords[language]
  const [title, next] = say[kinds[word] ?? 'failed']
  return (
    <div class="prose stack">
      <section>
        <h1>{title}</h1>
        <p class="lead">{next}</p>
        <p class="act">
          <LinkButton href={addressOf('/', language)}>{say.home}</LinkButton>
          <LinkButton href={addressOf('/chat', language)} weight="quiet">
            {talkWords[language].talk}
          </LinkButton>
        </p>
      </section>
      <DangerNotice language={language} />
      {word === 'unknown' && (
        <UrgentPages portal={portal} language={language}>
          <a href={addressOf('/zoek', language)}>{frontWords[language].search}</a>
        </UrgentPages>
      )}
      <Card>
        <Helplines language={language} {...helplinesAt(instant, 'youth')} />
      </Card>
    </div>
  )
}
