import type { ConversationId } from '../../chain/member.ts'
import type { ValidReception } from '../../chain/verify-chain.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import { DatabaseGoneError } from '../../database/server/sqlstate.ts'
import type { ChatState } from '../../directory/chat-state.ts'
import type { OpenState } from '../../directory/hours.ts'
import type { Live } from '../../live/server/live.ts'
import type { People } from '../../people/server/open-people.ts'
import { type Capacity, type Room, roomLeft } from '../capacity.ts'
import { expectedWaitSeconds } from '../expected-wait.ts'
import { countRoom, lastWaits, noteWait, removeTicket } from './store.ts'

/** The topic of "the queue moved". Its events carry nothing. */
export const queueTopic = 'queue'

/** How long one look at the queue serves everybody who asks. */
const lookMs = 1_000

export type QueueParts = {
  readonly database: Database
  readonly live: Live
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly demo: boolean
  readonly people: Pick<People, 'currentReception' | 'chainForVisitor'>
  /** Whether the opening hours let newcomers in. */
  readonly entry: (now: Date) => Promise<OpenState>
  readonly capacity: Capacity
}

/** The queue at one moment. */
export type Look = {
  readonly room: Room
  readonly reception: ValidReception | null
  readonly opensAt: Date | null
  readonly waitSeconds: number | null
}

export type Queue = {
  readonly parts: QueueParts
  /** At most a second old. Throws as the database does. */
  look(): Promise<Look>
  /** For pages: never throws for a database that is gone. */
  chatState(): Promise<ChatState>
  /** Counted anew in this transaction; hours and reception are `look`'s to judge. */
  roomNow(tx: Queryable): Promise<Room>
  /** Takes a greeted visitor out and notes how long she waited; false when she had left. */
  greet(tx: Queryable, conversation: ConversationId): Promise<boolean>
  /** After a commit that moved the queue or a shift: forgets the last look and tells everybody. */
  moved(): void
}

export function openQueue(parts: QueueParts): Queue {
  const { database, live, clock, people, capacity } = parts
  let kept: { readonly look: Promise<Look>; readonly atMs: number } | null = null

  function look(): Promise<Look> {
    const nowMs = clock()
    if (kept && Math.abs(nowMs - kept.atMs) < lookMs) return kept.look
    const fresh = { look: readLook(nowMs), atMs: nowMs }
    kept = fresh
    fresh.look.catch(() => {
      if (kept === fresh) kept = null
    })
    return fresh.look
  }

  async function readLook(nowMs: number): Promise<Look> {
    const [counted, waits, reception, hours] = await Promise.all([
      countRoom(database, nowMs),
      lastWaits(database),
      people.currentReception(),
      parts.entry(new Date(nowMs)),
    ])
    const mayEnter = reception !== null && hours.kind === 'open'
    return {
      room: mayEnter ? roomLeft(counted.onShift, counted.waiting, capacity) : { kind: 'closed' },
      reception,
      opensAt: hours.kind === 'closed' ? hours.opensAt : null,
      waitSeconds: expectedWaitSeconds(waits),
    }
  }

  return {
    parts,
    look,
    async chatState() {
      try {
        const { room, opensAt, waitSeconds } = await look()
        if (room.kind === 'closed') return { kind: 'closed', opensAt }
        return room.kind === 'full' ? { kind: 'full' } : { kind: 'open', waitSeconds }
      } catch (error) {
        if (error instanceof DatabaseGoneError) return { kind: 'unknown' }
        throw error
      }
    },
    async roomNow(tx) {
      const { onShift, waiting } = await countRoom(tx, clock())
      return roomLeft(onShift, waiting, capacity)
    },
    async greet(tx, conversation) {
      const ticket = await removeTicket(tx, conversation)
      if (!ticket) return false
      // How long somebody waited who went before the others tells a newcomer nothing.
      if (ticket.ahead) return true
      await noteWait(tx, Math.max(0, Math.round((clock() - ticket.enteredAtMs) / 1000)))
      return true
    },
    moved() {
      kept = null
      live.publish(queueTopic, { name: 'queue', data: '' })
    },
  }
}
