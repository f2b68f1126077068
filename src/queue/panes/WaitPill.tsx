import { formatSpan, isTooLong } from '../waiting-time.ts'
import { queueWords as words } from '../words.ts'
import { useNow } from './clock.ts'
import type { WaitingPerson } from './waiting-person.ts'

type WaitPillParts = { readonly waiting: readonly WaitingPerson[]; readonly onGo: () => void }

/** The queue in one glance, from anywhere: how many wait and how long the first one has. */
export function WaitPill({ waiting, onGo }: WaitPillParts) {
  const nowMs = useNow()
  const longest = waiting.reduce((most, { sinceMs }) => Math.max(most, nowMs - sinceMs), 0)
  return (
    <button type="button" class={isTooLong(longest) ? 'pill late' : 'pill'} onClick={onGo}>
      {waiting.length === 0 ? (
        words.nobody
      ) : (
        <span>
          {words.waiting(waiting.length)}
          <span class="longest"> · {words.longest(formatSpan(longest))}</span>
        </span>
      )}
    </button>
  )
}
