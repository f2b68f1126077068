import { Span } from '../../queue/panes/Span.tsx'
import { chatDeskWords as words } from '../desk-words.ts'
import { listNames } from './names.ts'
import type { Unattended } from './without-answer.ts'

/** Visitors who sit in a conversation alone. Red, and nothing at all while there are none. */
export function UnattendedList({ alone }: { readonly alone: readonly Unattended[] }) {
  return (
    <section class="unattended" aria-labelledby="unattended-title">
      <h2 id="unattended-title">
        {words.unattended} {alone.length > 0 && <span class="count">{alone.length}</span>}
      </h2>
      <p class="unseen" role="alert">
        {alone.length > 0 && words.unattendedCount(alone.length)}
      </p>
      {alone.length === 0 ? (
        <p class="empty soft">{words.unattendedEmpty}</p>
      ) : (
        <>
          <ul class="rows">
            {alone.map(({ conversation, name, sinceMs, by }) => (
              <li key={conversation} class="row waiting overdue">
                <span class="who">
                  <b>{words.conversation(name)}</b>
                </span>
                <Span sinceMs={sinceMs} />
                <span class="subject">
                  <bdi>{words.unattendedBy(listNames(by), by.length)}</bdi>
                </span>
              </li>
            ))}
          </ul>
          <p class="empty soft">{words.unattendedHow}</p>
        </>
      )}
    </section>
  )
}
