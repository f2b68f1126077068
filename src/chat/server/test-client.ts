import { randomBytes } from 'node:crypto'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import {
  type ConversationId,
  keyHashOf,
  memberIdFrom,
  type RecordHash,
  recordHashOf,
} from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { envelopeBytes } from '../../chain/sizes.ts'
import { createEventReader, type LiveEvent } from '../../live/event-stream.ts'
import { lineCode } from '../../queue/line.ts'
import { newToken } from '../../signing/token.ts'
import { parseConversationState } from '../conversation-state.ts'
import { parseMessagePage } from '../message-page.ts'
import type { TestCounsellor, TestHouse } from './test-house.ts'

/** For tests: what the server never opens may as well be random bytes of the right size. */
export const noise = (size: number): Bytes => new Uint8Array(randomBytes(size))

/** For tests: a message body of one of the four sizes. */
export function body(
  epoch: number,
  options: { clientId?: Bytes; stored?: boolean; size?: number } = {},
) {
  const { clientId = noise(16), stored = true, size = 294 } = options
  const bytes = Buffer.from(noise(size))
  bytes[0] = 1
  bytes[1] = stored ? 1 : 0
  bytes.writeUInt32BE(epoch, 2)
  bytes.set(clientId, 6)
  return bytes
}

/** For tests: how a request proves who sends it. */
export type Proof = { readonly headers: Readonly<Record<string, string>> }

export type TestVisitor = Proof & {
  readonly conversation: ConversationId
  readonly token: string
  readonly member: string
  readonly keyHash: string
  readonly envelopeHash: RecordHash
  readonly startJson: Record<string, unknown>
}

export async function makeVisitor(house: TestHouse): Promise<TestVisitor> {
  const token = newToken()
  const keyHash = await keyHashOf(noise(1216))
  const envelope = noise(envelopeBytes)
  const conversation = toB64(noise(16)) as ConversationId
  const member = memberIdFrom(fromB64(keyHash) as Bytes)
  return {
    headers: { authorization: `Bearer ${token}` },
    conversation,
    token,
    member,
    keyHash,
    envelopeHash: await recordHashOf(envelope),
    startJson: {
      conversation,
      visitor: member,
      line: lineCode('self'),
      reception: house.reception.hash,
      envelope: toB64(envelope),
    },
  }
}

export const staffProof = ({ cookie }: TestCounsellor): Proof => ({
  headers: { cookie, 'sec-fetch-site': 'same-origin' },
})

export type TestAnswer = { readonly status: number; readonly json: unknown; readonly bytes: Buffer }

/** For tests: one request. A Uint8Array goes as octets, text as text, anything else as JSON. */
export async function ask(
  house: TestHouse,
  method: 'GET' | 'POST',
  path: string,
  proof: Proof = { headers: {} },
  content?: unknown,
): Promise<TestAnswer> {
  const plain = content instanceof Uint8Array || typeof content === 'string'
  const sent = plain ? content : JSON.stringify(content)
  const type = content instanceof Uint8Array ? 'application/octet-stream' : 'text/plain'
  const response = await fetch(house.origin() + path, {
    method,
    headers: { ...proof.headers, ...(content === undefined ? {} : { 'content-type': type }) },
    ...(content === undefined ? {} : { body: sent as BodyInit }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return {
    status: response.status,
    json: isJson ? JSON.parse(bytes.toString()) : null,
    bytes,
  }
}

const at = (conversation: string, rest = '') => `/api/v1/conversations/${conversation}${rest}`

export const start = (house: TestHouse, visitor: TestVisitor) =>
  ask(house, 'POST', '/api/v1/conversations', visitor, visitor.startJson)

/** For tests: a visitor who waits. */
export async function waitingVisitor(house: TestHouse): Promise<TestVisitor> {
  const visitor = await makeVisitor(house)
  const answer = await start(house, visitor)
  if (answer.status !== 201) throw new Error(`start answered ${answer.status}`)
  return visitor
}

export const state = async (house: TestHouse, conversation: string, proof: Proof) => {
  const answer = await ask(house, 'GET', at(conversation), proof)
  return { ...answer, state: parseConversationState(answer.json) }
}

/** For tests: the answer to a sent body: its number, or the word that refused it. */
export async function send(
  house: TestHouse,
  conversation: string,
  proof: Proof,
  content: Uint8Array,
): Promise<number | string> {
  const answer = await ask(house, 'POST', at(conversation, '/messages'), proof, content)
  return answer.status === 200 ? answer.bytes.readUInt32BE() : word(answer)
}

export const word = ({ json }: TestAnswer) => (json as { refused: string }).refused

/** For tests: the whole log, as one member gets it. */
export async function readLog(house: TestHouse, conversation: string, proof: Proof, after = 0) {
  const frames: { seq: number; frame: string; clientId: string }[] = []
  for (let last = after; ; ) {
    const answer = await ask(house, 'GET', at(conversation, `/messages?after=${last}`), proof)
    const page = parseMessagePage(answer.json)
    if (!page) throw new Error(`the log answered ${answer.status}`)
    for (const { seq, frameBytes } of page.messages)
      frames.push({ seq, frame: toB64(frameBytes), clientId: toB64(frameBytes.slice(22, 38)) })
    if (page.messages.length === 0) return frames
    last = page.messages.at(-1)?.seq ?? 0
  }
}

/** For tests: an open stream whose events can be awaited. */
export async function openStream(house: TestHouse, path: string, proof: Proof) {
  const over = new AbortController()
  const response = await fetch(house.origin() + path, {
    headers: proof.headers,
    signal: over.signal,
  })
  const events: LiveEvent[] = []
  let wake = () => {}
  let ended = false
  const read = createEventReader((event) => {
    events.push(event)
  })
  const reading = (async () => {
    const text = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(
      new TextDecoderStream(),
    )
    for await (const piece of text) {
      read(piece)
      wake()
    }
  })()
    .catch(() => {})
    .finally(() => {
      ended = true
      wake()
    })
  /** Resolves once the events so far fulfil it; rejects when the stream ended first. */
  async function until(done: (events: readonly LiveEvent[]) => boolean): Promise<void> {
    while (!done(events)) {
      if (ended) throw new Error('the stream ended')
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return {
    status: response.status,
    events,
    until,
    reading,
    /** The frames so far, in the order in which they came. */
    frames: () =>
      events
        .filter(({ name }) => name === 'message')
        .map(({ data }) => ({ seq: Number(data.slice(23, 33)), frame: data.slice(34) })),
    close: async () => {
      over.abort()
      await reading
    },
  }
}
