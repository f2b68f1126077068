import { dayOf } from '../../audit/entry.ts'
import { bodySizes } from '../../chain/frame.ts'
import type { ConversationId, MemberId } from '../../chain/member.ts'
import { batchWriter } from '../../database/server/batch.ts'
import type { Database } from '../../database/server/database.ts'
import type { Live } from '../../live/server/live.ts'
import { queueTopic } from '../../queue/server/queue.ts'
import type { ShredStore } from '../../signing/shred-store.ts'
import { insertMessages, type SentRow, type StoredRow } from './messages-store.ts'
import type { Reads } from './reads.ts'
import { tell } from './topics.ts'

/** What the server reads of a body: nothing that is sealed. Source: docs/protocol.md §5. */
export type BodyHead = {
  readonly stored: boolean
  readonly epoch: number
  readonly clientId: Buffer
}

/** Null for another version, unknown flags, or a length that is not one of the four. */
export function readBodyHead(body: Buffer): BodyHead | null {
  const flags = body[1]
  if (!bodySizes.includes(body.length) || body[0] !== 1 || (flags !== 0 && flags !== 1)) return null
  return { stored: flags === 1, epoch: body.readUInt32BE(2), clientId: body.subarray(6, 22) }
}

/** sender: taken from who proved herself, never from the request. */
export type Sent = {
  readonly conversation: ConversationId
  readonly sender: MemberId
  readonly head: BodyHead
  readonly body: Buffer
}

export type Frame = { readonly seq: number; readonly bytes: Buffer }

/**
 * The log of every conversation on this node. Frames of many conversations that arrive together share one
 * transaction; each is answered after its commit and told to the others after that.
 */
export function openMessageLog(parts: {
  readonly database: Database
  readonly live: Live
  readonly shred: ShredStore
  readonly reads: Pick<Reads, 'messages'>
  /** Milliseconds since 1970. */
  readonly clock: () => number
}) {
  const { database, live, shred, reads, clock } = parts
  const writer = batchWriter<Sent, StoredRow>({
    maxRows: 500,
    maxWaiting: 20_000,
    inFlight: 2,
    flush,
  })

  async function flush(sent: readonly Sent[]): Promise<StoredRow[]> {
    const places = new Map<string, number>()
    const distinct: Sent[] = []
    const placeOf = sent.map((one) => {
      const key = one.conversation + one.sender + one.head.clientId.toString('latin1')
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, distinct.length)
      return distinct.push(one) - 1
    })
    // One that was deleted while it waited its turn takes nobody else's words with it.
    const kept = distinct.filter(({ conversation }) => shred.has(conversation))
    const rows = kept.map(wrapped)
    const answers = await database.transaction((tx) => insertMessages(tx, rows, dayOf(clock())))
    const byFrame = new Map(kept.map((one, at) => [one, answers[at]]))
    const stored = distinct.map((one) => byFrame.get(one) ?? gone)
    distinct.forEach((one, place) => {
      const row = stored[place]
      if (row?.kind === 'stored') tellFrame(one, row.seq)
    })
    if (stored.some(({ kind, inbox }) => kind === 'stored' && inbox))
      live.publish(queueTopic, { name: 'queue', data: '' })
    return placeOf.map((place) => stored[place] as StoredRow)
  }

  function wrapped({ conversation, sender, head, body }: Sent): SentRow {
    return {
      conversation: Buffer.from(conversation, 'base64url'),
      sender: Buffer.from(sender, 'base64url'),
      clientId: head.clientId,
      epoch: head.epoch,
      bodyWrapped: shred.wrap(conversation, body),
    }
  }

  function tellFrame({ conversation, sender, body }: Sent, seq: number) {
    tell(live, conversation, { name: 'message', seq, frameB64: frameB64(sender, body) })
  }

  return {
    /** Resolves when the frame is on disk, or was before; `ended` too for a conversation whose key is destroyed. */
    async write(sent: Sent): Promise<StoredRow> {
      if (!shred.has(sent.conversation)) return gone
      return writer.write(sent)
    },
    /** Tells a frame to those who listen now, and keeps nothing. */
    pass({ conversation, sender, body }: Sent): void {
      tell(live, conversation, { name: 'passing', frameB64: frameB64(sender, body) })
    },
    /** Frames above `after`, in order, from the epochs this member may read; empty when there are no more. */
    async page(conversation: ConversationId, member: MemberId, after: number): Promise<Frame[]> {
      const frames: Frame[] = []
      for (const row of await reads.messages({ conversation, member, after })) {
        const body = shred.unwrap(conversation, row.bodyWrapped)
        if (!body) break
        frames.push({ seq: row.seq, bytes: Buffer.concat([row.sender, body]) })
      }
      return frames
    },
    waiting: () => writer.waiting(),
    [Symbol.asyncDispose]: () => writer[Symbol.asyncDispose](),
  }
}

export type MessageLog = ReturnType<typeof openMessageLog>

const gone: StoredRow = { kind: 'ended', seq: 0, epoch: 0, inbox: false }

const frameB64 = (sender: MemberId, body: Buffer) =>
  Buffer.concat([Buffer.from(sender, 'base64url'), body]).toString('base64url')
