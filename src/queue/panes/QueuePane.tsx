import type { ConversationId } from '../../chain/member.ts'
import { queueWords as words } from '../words.ts'
import { Key } from './Key.tsx'
import { WaitingRow } from './WaitingRow.tsx'
import { nextToGreet, type WaitingPerson } from './waiting-person.ts'

export type QueuePaneParts = {
  readonly waiting: readonly WaitingPerson[]
  readonly onShift: boolean
  /** Her role takes conversations; others look on. */
  readonly takes: boolean
  /** A claim of hers is on its way. */
  readonly busy: boolean
  /** Show which keys do what. */
  readonly keys: boolean
  readonly onClaim: (conversation: ConversationId) => void
  /** Puts out of the queue what does not open. */
  readonly onRemove: (conversation: ConversationId) => void
}

/** Who waits, longest first as the house gave it, with one button each. Empty, it teaches. */
export function QueuePane(parts: QueuePaneParts) {
  const { waiting, onShift, takes, busy, keys, onClaim, onRemove } = parts
  const off = takes && !onShift
  const first = nextToGreet(waiting)
  return (
    <section class="queue" aria-labelledby="queue-title">
      <h2 id="queue-title" tabIndex={-1}>
        {words.queue} {waiting.length > 0 && <span class="count">{waiting.length}</span>}
        {keys && <Key name="g" />}
      </h2>
      <p class="unseen" role="status">
        {waiting.length > 0 && words.waiting(waiting.length)}
      </p>
      {waiting.length === 0 ? (
        <div class="empty">
          <p>{off ? words.emptyOff : words.emptyOn}</p>
          {takes && <p class="soft">{off ? words.emptyOffHow : words.emptyOnHow}</p>}
        </div>
      ) : (
        <ol class="rows">
          {waiting.map((person) => (
            <WaitingRow
              key={person.conversation}
              person={person}
              first={person === first}
              takes={takes && onShift}
              mayClaim={!busy}
              hint={keys}
              onClaim={onClaim}
              onRemove={onRemove}
            />
          ))}
        </ol>
      )}
      {waiting.length > 0 && off && <p class="empty soft">{words.offWaiting}</p>}
    </section>
  )
}
