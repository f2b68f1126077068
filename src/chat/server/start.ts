import { dayOf } from '../../audit/entry.ts'
import { idBytes, recordHashOf } from '../../chain/member.ts'
import { batchWriter } from '../../database/server/batch.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import type { Room } from '../../queue/capacity.ts'
import type { Queue } from '../../queue/server/queue.ts'
import { addTicket, lockEntrance, placeOf } from '../../queue/server/store.ts'
import type { ShredStore } from '../../signing/shred-store.ts'
import type { Place, Start } from '../start.ts'
import type { Task } from '../work.ts'
import { createGuard, leastWork, type Pressure, usualPressure } from './pressure.ts'
import { countMessages, insertConversation, readConversation } from './store.ts'
import { ownerOfToken } from './token-store.ts'

export type StartAnswer =
  | ({ readonly kind: 'started' | 'known' } & Place)
  | { readonly kind: 'closed' | 'full' | 'stale-reception' | 'exists' }
  | ({ readonly kind: 'prove-work' } & Task)

/** So many may wait for an answer; beyond it there is no room for one more. */
export const mostLeftMessages = 500

type Wish = { readonly start: Start; readonly tokenHash: Buffer }

/**
 * Lets visitors in. Starts that arrive together share one transaction and enter in the order they came; the
 * same id and token again get the same answer, whatever the queue is by then.
 */
export function openStarts(parts: {
  readonly database: Database
  readonly queue: Queue
  readonly shred: ShredStore
  readonly clock: () => number
  readonly pressure?: Pressure
}) {
  const { database, queue, shred, clock } = parts
  const guard = createGuard(parts.pressure ?? usualPressure, clock)
  const writer = batchWriter<Wish, StartAnswer>({ maxRows: 50, maxWaiting: 500, flush })

  async function start(wish: Wish): Promise<StartAnswer> {
    const known = await knownStart(database, wish)
    if (known) return known
    const { reception, ...look } = await queue.look()
    if (wish.start.message && !reception) return { kind: 'closed' }
    const room = wish.start.message ? await inboxRoom(database, clock()) : look.room
    if (room.kind !== 'open') return room
    if (reception?.hash !== wish.start.reception) return { kind: 'stale-reception' }
    const { conversation, work, message } = wish.start
    const subject = { subjectBytes: idBytes(conversation) }
    const bits = Math.max(guard.price(room.fullness), message ? leastWork : 0)
    if (bits > 0 && !(await guard.accepts(subject, work)))
      return { kind: 'prove-work', ...guard.task(subject, bits) }
    return writer.write(wish)
  }

  async function flush(wishes: readonly Wish[]): Promise<StartAnswer[]> {
    // On disk before the first row that needs it.
    await Promise.all(wishes.map(({ start }) => shred.create(start.conversation)))
    const answers = await database.transaction(async (tx) => {
      await lockEntrance(tx)
      const entered: StartAnswer[] = []
      for (const wish of wishes) entered.push(await enter(tx, wish))
      return entered
    })
    const refused = wishes
      .filter((_, at) => isFinal(answers[at]))
      .map(({ start }) => start.conversation)
    if (refused.length > 0) await shred.destroy(refused)
    if (answers.some(({ kind }) => kind === 'started')) queue.moved()
    return answers
  }

  /** Nobody else enters while this runs: see `lockEntrance`. */
  async function enter(tx: Queryable, wish: Wish): Promise<StartAnswer> {
    const known = await knownStart(tx, wish)
    if (known) return known
    const { start, tokenHash } = wish
    const { conversation, envelope, message } = start
    const room = message ? await inboxRoom(tx, clock()) : await queue.roomNow(tx)
    if (room.kind !== 'open') return room
    await insertConversation(tx, {
      id: conversation,
      state: message ? 'message' : 'queued',
      visitor: start.visitor,
      reception: start.reception,
      wrappedEnvelope: shred.wrap(conversation, envelope),
      envelopeHash: await recordHashOf(envelope),
      tokenHash,
      day: dayOf(clock()),
    })
    const { line } = start
    if (!message) await addTicket(tx, { conversation, line, nowMs: clock(), ahead: false })
    return { kind: 'started', ...(await placeNow(tx, start)) }
  }

  /** `exists`: the token is another conversation's, or the id is somebody else's, or what it was is deleted. */
  async function knownStart(
    db: Queryable,
    { start, tokenHash }: Wish,
  ): Promise<StartAnswer | null> {
    // In this order: between the two questions the same start may be committed by another request of hers.
    const stands = await readConversation(db, start.conversation)
    const owner = await ownerOfToken(db, tokenHash)
    if (owner?.conversation === start.conversation && shred.has(start.conversation))
      return { kind: 'known', ...(await placeNow(db, start)) }
    if (owner || stands) return { kind: 'exists' }
    return null
  }

  async function placeNow(db: Queryable, { conversation }: Start): Promise<Place> {
    const place = await placeOf(db, conversation)
    if (place === null) return { place, waitSeconds: null }
    const { waitSeconds } = await queue.look()
    return { place, waitSeconds }
  }

  return { start, [Symbol.asyncDispose]: () => writer[Symbol.asyncDispose]() }
}

export type Starts = ReturnType<typeof openStarts>

/** Whether there is room for one more message that waits for an answer. */
async function inboxRoom(db: Queryable, nowMs: number): Promise<Room> {
  const waiting = await countMessages(db, dayOf(nowMs))
  if (waiting >= mostLeftMessages) return { kind: 'full' }
  return { kind: 'open', fullness: waiting / mostLeftMessages }
}

/** Only a start that was turned away leaves a key without a row. */
const isFinal = (answer: StartAnswer | undefined) =>
  answer?.kind === 'closed' || answer?.kind === 'full'
