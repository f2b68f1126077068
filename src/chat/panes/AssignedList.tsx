import { Age } from '../../queue/panes/Age.tsx'
import { ageTone } from '../../queue/panes/age.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import { listNames } from './names.ts'
import type { Assigned } from './without-answer.ts'

/** Messages that a counsellor took on and did not answer yet, oldest first. */
export function AssignedList({ assigned }: { readonly assigned: readonly Assigned[] }) {
  return (
    <section class="assigned" aria-labelledby="assigned-title">
      <h2 id="assigned-title">
        {words.assigned} {assigned.length > 0 && <span class="count">{assigned.length}</span>}
      </h2>
      {assigned.length === 0 ? (
        <p class="empty soft">{words.assignedEmpty}</p>
      ) : (
        <ul class="rows">
          {assigned.map(({ conversation, name, days, by }) => (
            <li key={conversation} class={`row letter ${ageTone(days)}`}>
              <span class="who">
                <b>{words.conversation(name)}</b>
              </span>
              <Age days={days} />
              <span class="subject">
                <bdi>{words.assignedTo(listNames(by))}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
