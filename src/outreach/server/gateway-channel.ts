import { z } from 'zod'
import { sameText, timedSignature } from '../../signing/signed-delivery.ts'
import type { Channel, Probe, Problem } from '../channel.ts'
import type { GatewayCredentials } from '../channel-credentials.ts'
import { type Outside, retryAfterSeconds } from './ask-outside.ts'
import type { Recent } from './recent.ts'
import { partingMs, type ReplyQueue, type Sent } from './reply-queue.ts'

export type GatewayParts = {
  readonly kind: 'sms' | 'email'
  readonly credentials: GatewayCredentials
  readonly text: string
  /** Of a letter; SMS has none. */
  readonly subject: string
  readonly outside: Outside
  readonly replies: ReplyQueue
  /** Messages that came in already. */
  readonly seen: Recent
  /** Who was answered lately: two machines that answer each other must stop. */
  readonly answered: Recent
  readonly clock: () => number
}

/** How far the time on a delivery may be from ours. What came in is remembered for longer than that. */
const driftMs = 5 * 60_000

const senders = {
  sms: z.string().regex(/^\+?[0-9]{3,15}$/),
  email: z.email().max(320),
}

/** Text messages or letters that a gateway brings, by the contract in docs/channels.md: each gets the way to the chat. */
export function openGateway(parts: GatewayParts): Channel {
  const { kind, credentials, outside, replies, seen, answered, clock } = parts
  const closing = new AbortController()
  const messageShape = z.object({
    id: z.string().min(1).max(200),
    from: senders[kind],
    automatic: z.boolean().optional(),
  })

  return {
    kind,
    receive({ bytes, headers }) {
      const timestamp = headers['x-keerpunt-timestamp'] ?? ''
      const given = headers['x-keerpunt-signature'] ?? ''
      if (!/^\d{1,12}$/.test(timestamp)) return 'forged'
      if (!sameText(given, timedSignature(credentials.secret, timestamp, bytes))) return 'forged'
      if (Math.abs(Number(timestamp) * 1_000 - clock()) > driftMs) return 'late'
      const message = messageShape.safeParse(parse(bytes))
      if (!message.success) return 'malformed'
      const { id, from, automatic } = message.data
      if (seen.has(id)) return 'repeated'
      const who = from.toLowerCase()
      // Before anything is remembered of it: one who writes on and on takes no room.
      if (automatic || answered.note(who) === 'again') return 'ignored'
      seen.note(id)
      if (replies.offer({ key: from, isFirst: true, send: () => reach(from, who) })) return 'taken'
      seen.forget(id)
      answered.forget(who)
      return 'busy'
    },
    greet: () => null,
    async probe(): Promise<Probe> {
      const answer = await send({ kind: 'test' })
      if (typeof answer === 'string') return { kind: 'fails', problem: answer }
      const problem = problemOf(answer.status)
      return problem ? { kind: 'fails', problem } : { kind: 'works', name: null }
    },
    leave: async () => {},
    async [Symbol.asyncDispose]() {
      await replies.drained(partingMs)
      closing.abort()
    },
  }

  /** When she hears nothing, what she writes next is answered. */
  async function reach(to: string, who: string): Promise<Sent> {
    const sent = await answer(to)
    if (sent.kind === 'failed') answered.forget(who)
    return sent
  }

  async function answer(to: string): Promise<Sent> {
    const { text, subject } = parts
    const sent = await send({ kind: 'reply', to, ...(kind === 'email' && { subject }), text })
    if (typeof sent === 'string') return { kind: 'failed', problem: sent }
    // It knows us, and not where this should go.
    if (sent.status === 422) return { kind: 'gone' }
    const problem = problemOf(sent.status)
    if (problem === 'limited') return { kind: 'later', seconds: retryAfterSeconds(sent.headers) }
    return problem ? { kind: 'failed', problem } : { kind: 'sent' }
  }

  function send(message: object) {
    const bytes = Buffer.from(JSON.stringify(message))
    const timestamp = String(Math.floor(clock() / 1_000))
    return outside.ask(credentials.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-keerpunt-timestamp': timestamp,
        'x-keerpunt-signature': timedSignature(credentials.secret, timestamp, bytes),
      },
      body: bytes,
      signal: closing.signal,
    })
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}

function problemOf(status: number): Problem | null {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return 'refused'
  if (status === 429) return 'limited'
  return status >= 500 ? 'broken' : 'odd'
}
