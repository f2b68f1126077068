import { queueWords as words } from '../words.ts'
import { Key } from './Key.tsx'
import { WaitingRow } from './WaitingRow.tsx'
import type { WaitingPerson } from './waiting-person.ts'

export type QueuePaneParts = {
  readonly waiting: readonly WaitingPerson[]
  readonly onShift: boolean
  /** The conversation that is being claimed by this counsellor now. */
  readonly claiming: string | null
  /** Show which keys do what. */
  readonly keys: boolean
  readonly onClaim: (conversation: string) => void
}

/** Who waits, longest first as the house gave it, with one button each. Empty, it teaches. */
export function QueuePane({ waiting, onShift, claiming, keys, onClaim }: QueuePaneParts) {
  return (
    <section class="queue" aria-labelledby="queue-title">
      <h2 id="queue-title" tabIndex={-1}>
        {words.queue} {waiting.length > 0 && <span class="count">{waiting.length}</span>}
        {keys && <Key name="g" />}
      </h2>
      {waiting.length === 0 ? (
        <div class="empty">
          <p>{onShift ? words.emptyOn : words.emptyOff}</p>
          <p class="soft">{onShift ? words.emptyOnHow : words.emptyOffHow}</p>
        </div>
      ) : (
        <ol class="rows">
          {waiting.map((person, at) => (
            <WaitingRow
              key={person.conversation}
              person={person}
              first={at === 0}
              claiming={claiming === person.conversation}
              mayClaim={onShift && claiming === null}
              hint={keys}
              onClaim={onClaim}
            />
          ))}
        </ol>
      )}
      {waiting.length > 0 && !onShift && <p class="empty soft">{words.offWaiting}</p>}
    </section>
  )
}
