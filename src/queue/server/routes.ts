import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { fromB64 } from '../../chain/base64url.ts'
import { readFields, readFlag, reading } from '../../chain/reading.ts'
import { type Answer, nothing, type Route, refused } from '../../doors/route.ts'
import { entranceJson } from '../entrance.ts'
import type { Look, Queue } from './queue.ts'
import { beginShift, endShift } from './store.ts'

/** A shift nobody ended is over after this. */
export const longestShiftMs = 12 * 3_600_000

/** `GET /api/v1/chat` and going on and off shift. The desk's own view stands in `chat`. */
export function queueRoutes(queue: Queue): readonly Route[] {
  const { database, clock, demo, people } = queue.parts
  /** One look serves everybody for a second, packed once. */
  let sent: { readonly look: Look; readonly answer: Promise<Answer> } | null = null
  /** However often the queue moves within a second, the same text is packed once. */
  let packed: { readonly text: string; readonly answer: Promise<Answer> } | null = null
  return [
    {
      method: 'GET',
      path: '/api/v1/chat',
      permission: 'anyone',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'api',
      async answer() {
        const look = await queue.look()
        // Kept before anything is awaited: a crowd that asks at once is one making.
        if (sent?.look !== look) sent = { look, answer: make(look) }
        return sent.answer
      },
    },
    {
      method: 'POST',
      path: '/api/v1/desk/shift',
      permission: 'counsellor',
      maxBytes: 100,
      takes: 'json',
      dress: 'api',
      async answer({ body, caller }) {
        const wish = reading(() => ({ on: readFlag(readFields(body, 'on').on) }))
        const account = caller.kind === 'staff' ? fromB64(caller.account) : null
        if (!wish || !account) return refused('malformed')
        if (wish.on) await beginShift(database, account, clock() + longestShiftMs)
        else await endShift(database, account)
        queue.moved()
        return nothing
      },
    },
  ]

  async function make({ room, reception, opensAt, waitSeconds }: Look): Promise<Answer> {
    // Closed or full, she may leave a message for whoever can open it.
    const chain = reception && (await people.chainForVisitor([]))
    const entrance = entranceJson({
      state: room.kind,
      opensAt: opensAt?.toISOString() ?? null,
      waitSeconds,
      time: Math.floor(clock() / 1_000) * 1_000,
      demo,
      chain,
    })
    const text = JSON.stringify(entrance)
    if (packed?.text !== text) packed = { text, answer: pack(text) }
    return packed.answer
  }
}

/** Smaller on the way to a phone: the same for everybody, so that its size tells nothing. Not on the loop's own thread. */
async function pack(text: string): Promise<Answer> {
  const bytes = new TextEncoder().encode(text)
  const [brotli, gzip] = await Promise.all([packBrotli(bytes), packGzip(bytes)])
  return { kind: 'file', type: 'application/json; charset=utf-8', bytes, brotli, gzip }
}

const packBrotli = promisify(brotliCompress)
const packGzip = promisify(gzip)
