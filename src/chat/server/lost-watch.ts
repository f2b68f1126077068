import type { ConversationId } from '../../chain/member.ts'
import type { Database } from '../../database/server/database.ts'
import type { Queue } from '../../queue/server/queue.ts'
import { markFound, markLost, waitingTickets } from '../../queue/server/store.ts'
import { awayAfterMs, type Presence } from './presence.ts'
import { atMostEvery, oneAtATime } from './rhythm.ts'

/** Thousands come back within a second after a restart. */
const settleEveryMs = 100

/**
 * Keeps the queue's durable "since when nobody heard from her" in step with who is here on this node. Most of
 * those who come and go do not wait; for them nothing is written.
 */
export function createLostWatch(parts: {
  readonly database: Database
  readonly queue: Queue
  readonly clock: () => number
}) {
  const { database, queue, clock } = parts
  const pending = new Map<ConversationId, boolean>()
  const settle = oneAtATime(write)
  const soon = atMostEvery(settleEveryMs, () => void settle.run().catch(() => {}))
  /** Who waits and is not here, since when, and whether that was said. */
  const missing = new Map<ConversationId, { readonly sinceMs: number; told: boolean }>()

  /** What could not be written stays pending, unless something newer is known by then. */
  async function write(): Promise<void> {
    const batch = [...pending]
    pending.clear()
    const those = (here: boolean) => batch.filter((one) => one[1] === here).map(([id]) => id)
    try {
      const [found, lost] = [those(true), those(false)]
      const someFound = found.length > 0 && (await markFound(database, found))
      const someLost = lost.length > 0 && (await markLost(database, lost, clock()))
      if (someFound || someLost) queue.moved()
    } catch (error) {
      for (const [id, here] of batch) if (!pending.has(id)) pending.set(id, here)
      throw error
    }
  }

  function miss(conversation: ConversationId): void {
    const known = missing.get(conversation)
    if (!known) missing.set(conversation, { sinceMs: clock(), told: false })
    if (!known || known.told || clock() - known.sinceMs < awayAfterMs) return
    known.told = true
    pending.set(conversation, false)
  }

  return {
    /** A visitor came or went; written within a moment, or at the next `tick` when the database is away. */
    changed(conversation: ConversationId, here: boolean): void {
      pending.set(conversation, here)
      soon.ask()
    },
    stop: soon.stop,
    /**
     * Whoever is here and still stands as lost (another node missed her) is found; who never was here is lost, once:
     * another node may hear her.
     */
    async tick(presence: Presence): Promise<void> {
      await settle.run()
      const tickets = await waitingTickets(database)
      const away = tickets.filter((one) => !presence.isHere(one.conversation, 'visitor'))
      for (const { conversation, lost } of tickets)
        if (lost && presence.isHere(conversation, 'visitor')) pending.set(conversation, true)
      const ids = new Set(away.map(({ conversation }) => conversation))
      for (const conversation of missing.keys())
        if (!ids.has(conversation)) missing.delete(conversation)
      for (const { conversation } of away) miss(conversation)
      await settle.run()
    },
  }
}
