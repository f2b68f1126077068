import type { ConversationId } from '../../chain/member.ts'
import type { Database } from '../../database/server/database.ts'
import type { Live } from '../../live/server/live.ts'
import { type Queue, queueTopic } from '../../queue/server/queue.ts'
import { waitingTickets } from '../../queue/server/store.ts'
import type { Place } from '../start.ts'
import { atMostEvery } from './rhythm.ts'

type Waiter = { readonly told: (place: number, waitSeconds: number | null) => void; last: string }

/** However often the queue moves, places are looked up and told at most this often. */
const atMostEveryMs = 200

/** Tells everybody who waits on this node her place whenever it changed, with one look for all of them. */
export function createPlaces(parts: {
  readonly database: Database
  readonly live: Live
  readonly queue: Queue
}) {
  const { database, live, queue } = parts
  const waiters = new Map<ConversationId, Set<Waiter>>()
  const looks = atMostEvery(atMostEveryMs, () => {
    if (waiters.size > 0) tellPlaces().catch(() => {})
  })
  const leave = live.subscribe(queueTopic, { news: looks.ask, gap: looks.ask })

  async function tellPlaces(): Promise<void> {
    const tickets = await waitingTickets(database)
    const { waitSeconds } = await queue.look()
    tickets.forEach(({ conversation }, at) => {
      const place: Place = { place: at + 1, waitSeconds }
      for (const waiter of waiters.get(conversation) ?? []) tellOne(waiter, place)
    })
  }

  function tellOne(waiter: Waiter, { place, waitSeconds }: Place) {
    const news = `${place} ${waitSeconds}`
    if (place === null || news === waiter.last) return
    waiter.last = news
    waiter.told(place, waitSeconds)
  }

  return {
    /** Tells her place now and after every change; the answer stops it. */
    wait(conversation: ConversationId, told: Waiter['told']): () => void {
      const waiter = { told, last: '' }
      const others = waiters.get(conversation) ?? new Set()
      waiters.set(conversation, others.add(waiter))
      looks.ask()
      return () => {
        others.delete(waiter)
        if (others.size === 0) waiters.delete(conversation)
      }
    },
    size: () => waiters.size,
    close(): void {
      leave()
      looks.stop()
      waiters.clear()
    },
  }
}

export type Places = ReturnType<typeof createPlaces>
