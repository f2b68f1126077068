import { z } from 'zod'
import { hubSignature, sameText } from '../../signing/signed-delivery.ts'
import type { Channel, Probe, Problem } from '../channel.ts'
import type { MetaCredentials } from '../channel-credentials.ts'
import { type Outside, retryAfterSeconds } from './ask-outside.ts'
import type { Recent } from './recent.ts'
import { partingMs, type ReplyQueue, type Sent } from './reply-queue.ts'

export type MetaParts = {
  readonly kind: 'instagram' | 'messenger'
  readonly credentials: MetaCredentials
  /** Where their Graph API stands, its version included. */
  readonly graphRoot: string
  readonly text: string
  readonly outside: Outside
  readonly replies: ReplyQueue
  /** Messages that came in already. */
  readonly seen: Recent
  /** Who was answered lately: one answer is enough. */
  readonly answered: Recent
  readonly clock: () => number
}

/** A platform brings what we missed again for a day and a half; by then an answer surprises. Within their 24 hours. */
const freshMs = 3_600_000
/** Clocks differ. */
const aheadMs = 5 * 60_000

const id = z.string().regex(/^\d{1,40}$/)
/** Of a delivery only what an answer needs. Source: Meta for Developers, "Webhooks for Messenger Platform: messages". */
const deliveryShape = z.object({
  object: z.string(),
  entry: z.array(z.object({ messaging: z.array(z.unknown()).max(1_000).optional() })).max(1_000),
})
const messageShape = z.object({
  sender: z.object({ id }),
  recipient: z.object({ id }),
  timestamp: z.number(),
  message: z.object({ mid: z.string().min(1).max(300), is_echo: z.boolean().optional() }),
})
type Message = z.infer<typeof messageShape>

/** Direct messages to our account at Instagram, or to our page by Messenger: each gets the way to the chat, once. */
export function openMeta(parts: MetaParts): Channel {
  const { kind, credentials, graphRoot, outside, replies, seen, answered, clock } = parts
  const closing = new AbortController()
  const object = kind === 'instagram' ? 'instagram' : 'page'
  const authorization = { authorization: `Bearer ${credentials.accessToken}` }

  return {
    kind,
    receive({ bytes, headers }) {
      const given = headers['x-hub-signature-256'] ?? ''
      if (!sameText(given, hubSignature(credentials.appSecret, bytes))) return 'forged'
      const delivery = deliveryShape.safeParse(parse(bytes))
      if (!delivery.success) return 'malformed'
      if (delivery.data.object !== object) return 'ignored'
      const made = delivery.data.entry
        .flatMap(({ messaging }) => messaging ?? [])
        .flatMap((one) => messageShape.safeParse(one).data ?? [])
        .map(take)
      return made.find((one) => one === 'taken') ?? made[0] ?? 'ignored'
    },
    greet(query) {
      const mode = query['hub.mode']
      const challenge = query['hub.challenge'] ?? ''
      const ours = sameText(query['hub.verify_token'] ?? '', credentials.verifyToken)
      return mode === 'subscribe' && ours && /^[\w-]{1,200}$/.test(challenge) ? challenge : null
    },
    async probe(): Promise<Probe> {
      const address = `${graphRoot}/${credentials.accountId}?fields=id`
      const answer = await outside.ask(address, { headers: authorization, signal: closing.signal })
      if (typeof answer === 'string') return { kind: 'fails', problem: answer }
      if (answer.status === 200) return { kind: 'works', name: null }
      return { kind: 'fails', problem: problemOf(answer.status, answer.json) ?? 'odd' }
    },
    leave: async () => {},
    async [Symbol.asyncDispose]() {
      await replies.drained(partingMs)
      closing.abort()
    },
  }

  function take({ sender, recipient, timestamp, message }: Message) {
    // What we said ourselves comes in as an echo.
    if (message.is_echo || recipient.id !== credentials.accountId) return 'ignored'
    if (timestamp < clock() - freshMs || timestamp > clock() + aheadMs) return 'late'
    if (seen.has(message.mid)) return 'repeated'
    // Before anything is remembered of it: one who writes on and on takes no room.
    if (answered.note(sender.id) === 'again') return 'ignored'
    seen.note(message.mid)
    if (replies.offer({ key: sender.id, isFirst: true, send: () => reach(sender.id) }))
      return 'taken'
    seen.forget(message.mid)
    answered.forget(sender.id)
    return 'busy'
  }

  /** When she hears nothing, what she writes next is answered. */
  async function reach(to: string): Promise<Sent> {
    const sent = await answer(to)
    if (sent.kind === 'failed') answered.forget(to)
    return sent
  }

  async function answer(to: string): Promise<Sent> {
    const sent = await outside.ask(`${graphRoot}/${credentials.accountId}/messages`, {
      method: 'POST',
      headers: { ...authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        recipient: { id: to },
        ...(kind === 'messenger' && { messaging_type: 'RESPONSE' }),
        message: { text: parts.text },
      }),
      signal: closing.signal,
    })
    if (typeof sent === 'string') return { kind: 'failed', problem: sent }
    if (sent.status === 200) return { kind: 'sent' }
    const problem = problemOf(sent.status, sent.json)
    if (problem === 'limited') return { kind: 'later', seconds: retryAfterSeconds(sent.headers) }
    return problem ? { kind: 'failed', problem } : { kind: 'gone' }
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}

const errorShape = z.object({ error: z.object({ code: z.number() }) })
/** Access tokens and permissions. */
const refusedCodes = [3, 10, 102, 190, 200]
/** Too many calls: of the app, the user, the page, or messages. */
const limitedCodes = [4, 17, 32, 341, 368, 613, 80_002, 80_006]

/** null: about this one person only. Source: Meta for Developers, "Graph API: Handle Errors", "Rate Limits". */
function problemOf(status: number, body: unknown): Problem | null {
  const code = errorShape.safeParse(body).data?.error.code
  if (status === 429 || (code !== undefined && limitedCodes.includes(code))) return 'limited'
  if (status === 401 || (code !== undefined && refusedCodes.includes(code))) return 'refused'
  if (status >= 500 || code === 1 || code === 2) return 'broken'
  if (code === undefined) return 'odd'
  return null
}
