import type { ConversationId } from '../../chain/member.ts'
import { batchWriter } from '../../database/server/batch.ts'
import type { Database } from '../../database/server/database.ts'
import type { Live } from '../../live/server/live.ts'
import type { People } from '../../people/server/open-people.ts'
import type { Queue } from '../../queue/server/queue.ts'
import { markAllLost } from '../../queue/server/store.ts'
import type { ShredStore } from '../../signing/shred-store.ts'
import { type CursorRow, moveCursors } from './cursor-store.ts'
import { createLostWatch } from './lost-watch.ts'
import { type MessageLog, openMessageLog } from './message-log.ts'
import { createPlaces, type Places } from './places.ts'
import { createPresence, type Presence } from './presence.ts'
import { createGuard, type Guard, type Pressure, usualPressure } from './pressure.ts'
import { createReads, type Reads } from './reads.ts'
import { reopenRate } from './reopening.ts'
import { fewAtATime } from './rhythm.ts'
import { createRotation, type Rotation } from './rotation.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { openStarts, type Starts } from './start.ts'
import { createSurveys, type Surveys } from './surveys.ts'
import { type Buckets, createBuckets, type Rates } from './token-buckets.ts'
import { tell } from './topics.ts'
import { createUnattended, type UnattendedWatch } from './unattended.ts'

export type ChatParts = {
  readonly database: Database
  readonly live: Live
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly queue: Queue
  readonly people: Pick<
    People,
    | 'chainForVisitor'
    | 'chainForDesk'
    | 'currentReception'
    | 'receptionKeysFor'
    | 'staffByMember'
    | 'sessionLives'
  >
  readonly shred: ShredStore
  /** What the audit trail calls a conversation: steady, and no way back to its id. */
  readonly alias: (conversation: ConversationId) => string
  readonly demo: boolean
  readonly rates: Rates
  /** When a start or a return costs work; `usualPressure` when left out. */
  readonly pressure?: Pressure
  /** A rotation of the shred store failed and is tried again. */
  readonly onFault?: (error: unknown) => void
}

/** A node's side of all conversations. */
export type Chat = AsyncDisposable & {
  readonly parts: ChatParts
  readonly reads: Reads
  readonly log: MessageLog
  readonly sessions: Sessions
  readonly presence: Presence
  readonly places: Places
  readonly starts: Starts
  /** What a return by code costs. */
  readonly returns: Guard
  readonly unattended: UnattendedWatch
  readonly rotation: Rotation
  readonly surveys: Surveys
  /** Who leaves waits her turn; a crowd that leaves keeps nobody else from the database. */
  readonly goodbyes: ReturnType<typeof fewAtATime>
  readonly buckets: Readonly<Record<keyof Rates | 'reopens', Buckets>>
  /** Resolves when the cursor is stored. Moves forwards only. */
  moveCursor(cursor: CursorRow): Promise<void>
  /** Finds who went silent; runs by itself every five seconds. */
  tick(): Promise<void>
}

const tickEveryMs = 5_000

/** Opens this room on one node. Everybody who waits counts as lost until something is heard from her. */
export async function openChat(parts: ChatParts): Promise<Chat> {
  const { database, live, clock, queue, rates, shred } = parts
  await markAllLost(database, clock())
  const watch = createLostWatch(parts)
  const presence = createPresence({
    clock,
    onChange(conversation, { member, side, here }) {
      tell(live, conversation, { name: 'present', member, here })
      if (side === 'visitor') watch.changed(conversation, here)
    },
  })
  const reads = createReads(database, shred)
  const log = openMessageLog({ ...parts, reads })
  const places = createPlaces({ database, live, queue })
  const starts = openStarts(parts)
  const cursors = batchWriter<CursorRow, void>({
    maxRows: 500,
    maxWaiting: 20_000,
    async flush(rows) {
      const moved = await database.transaction((tx) => moveCursors(tx, rows))
      for (const cursor of moved) tell(live, cursor.conversation, { name: 'cursor', ...cursor })
      return rows.map(() => undefined)
    },
  })
  const unattended = createUnattended({ database, live, clock, presence })
  const rotation = createRotation(() => shred.rotate(), parts.onFault ?? (() => {}))
  const surveys = createSurveys({ database, clock })
  const tick = async () => {
    presence.tick()
    await watch.tick(presence)
    await unattended.tick()
    await surveys.tick()
  }
  const timer = setInterval(() => void tick().catch(() => {}), tickEveryMs)
  timer.unref()
  return {
    parts,
    reads,
    log,
    sessions: createSessions(database, reads, clock),
    presence,
    places,
    starts,
    returns: createGuard(parts.pressure ?? usualPressure, clock),
    unattended,
    rotation,
    surveys,
    goodbyes: fewAtATime(4),
    buckets: {
      messages: createBuckets(rates.messages, clock),
      passing: createBuckets(rates.passing, clock),
      fetches: createBuckets(rates.fetches, clock),
      reopens: createBuckets(reopenRate, clock),
    },
    moveCursor: (cursor) => cursors.write(cursor),
    tick,
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      watch.stop()
      places.close()
      await Promise.all([
        log[Symbol.asyncDispose](),
        starts[Symbol.asyncDispose](),
        cursors[Symbol.asyncDispose](),
        rotation[Symbol.asyncDispose](),
        surveys[Symbol.asyncDispose](),
      ])
    },
  }
}
