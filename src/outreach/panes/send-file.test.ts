import { expect, test } from 'vitest'
import { createAsking } from '../../doors/asking.ts'
import { fileMaxBytes, partMaxBytes } from '../figures/upload.ts'
import { sendFile } from './send-file.ts'

const file = new Blob([new Uint8Array(2 * partMaxBytes + 5).map((_, at) => at % 251)])
const answer = (body: object, status = 200) => new Response(JSON.stringify(body), { status })
const looked = {
  ...{ id: 'een', by: 'Bo', madeOn: '2026-11-22', state: 'looked', form: null, fileBytes: 1 },
  ...{ readBytes: 0, rows: 0, taken: 0, refused: 0, kept: 0, fault: null, faultRow: null },
  seenOn: null,
}

/** A house that keeps what it is sent; the line to it fails when `fails` says so, before or after the house has it. */
function send(fails: (round: number) => 'before' | 'after' | null) {
  const kept = new Uint8Array(file.size)
  const paused: number[] = []
  let received = 0
  let round = 0
  const fetcher = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { pathname, searchParams } = new URL(String(input), 'http://house')
    if (pathname.endsWith('/look')) return answer(received === file.size ? looked : {}, 200)
    if (!pathname.endsWith('/part')) return answer({ id: 'een' })
    const failure = fails(round++)
    if (failure === 'before') throw new TypeError('no line')
    const bytes = new Uint8Array(await new Response(init?.body).arrayBuffer())
    const at = Number(searchParams.get('at'))
    if (at <= received) {
      kept.set(bytes, at)
      received = Math.max(received, at + bytes.length)
    }
    if (failure === 'after') throw new TypeError('no answer')
    return answer({ received })
  }
  const asking = createAsking(fetcher as typeof fetch)
  const told: number[] = []
  const pause = async (ms: number) => void paused.push(ms)
  const sent = sendFile(asking, file, { tell: (bytes) => told.push(bytes), pause })
  return { sent, kept, told, paused }
}

test('a file arrives whole, piece by piece, and says how far it is', async () => {
  const { sent, kept, told } = send(() => null)
  expect(await sent).toEqual({ kind: 'here', id: 'een' })
  expect(told).toEqual([partMaxBytes, 2 * partMaxBytes, file.size])
  expect(Buffer.from(kept).equals(Buffer.from(await file.arrayBuffer()))).toBe(true)
})

test('a piece that is lost on the way, or whose answer is, is sent again', async () => {
  const { sent, kept, paused } = send(
    (round) => (['before', 'after', null] as const)[round % 3] ?? null,
  )
  expect(await sent).toEqual({ kind: 'here', id: 'een' })
  expect(paused).toEqual([1_000, 2_000, 1_000, 2_000, 1_000, 2_000])
  expect(Buffer.from(kept).equals(Buffer.from(await file.arrayBuffer()))).toBe(true)
})

test('a line that stays away ends it after five tries', async () => {
  const { sent, paused } = send(() => 'before')
  expect(await sent).toEqual({ kind: 'lost' })
  expect(paused).toHaveLength(4)
})

test('an empty file and one too large are not sent at all', async () => {
  const asking = createAsking(() => Promise.reject(new Error('asked')))
  const parts = { tell: () => {}, pause: async () => {} }
  expect(await sendFile(asking, new Blob([]), parts)).toEqual({ kind: 'too-large' })
  const large = { size: fileMaxBytes + 1 } as Blob
  expect(await sendFile(asking, large, parts)).toEqual({ kind: 'too-large' })
})
