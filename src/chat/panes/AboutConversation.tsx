import { PrecheckAnswers } from '../../queue/panes/PrecheckAnswers.tsx'
import { Span } from '../../queue/panes/Span.tsx'
import { formatTime } from '../../words/time.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import { type DeskConversation, endingOf, startOf, viewed } from './desk-conversation.ts'
import { useStore } from './use-store.ts'
import { WhoIsHere } from './WhoIsHere.tsx'

/** Beside a conversation: what was filled in before, who reads along, how long it lasts. */
export function AboutConversation({ one }: { readonly one: DeskConversation }) {
  const view = useStore(viewed(one))
  const start = startOf(one, view)
  const ended = endingOf(one, view) !== null
  const { answers } = one
  return (
    <>
      {answers?.kind === 'parked' ? (
        <section class="facts">
          <h3>{words.parkedTitle}</h3>
          <p class="soft">
            <bdi>{words.parked(answers.by)}</bdi>{' '}
            {answers.readsBack ? words.readsBack : words.readsNotBack}
          </p>
        </section>
      ) : (
        <PrecheckAnswers answers={answers} gone={words.answersGone} />
      )}
      {view.who.length > 0 && !ended && <WhoIsHere who={view.who} />}
      {start !== null && (
        <section class="facts">
          <h3>{words.conversation(one.name)}</h3>
          <dl>
            <div>
              <dt>{words.started}</dt>
              <dd>
                <time dateTime={new Date(start).toISOString()}>{formatTime('nl', start)}</time>
              </dd>
            </div>
            {!ended && !one.asMessage && (
              <div>
                <dt>{words.lasted}</dt>
                <dd>
                  <Span sinceMs={start} />
                </dd>
              </div>
            )}
          </dl>
        </section>
      )}
    </>
  )
}
