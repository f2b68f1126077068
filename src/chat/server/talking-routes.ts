import type { Call, Answer as DoorAnswer, Route } from '../../doors/route.ts'
import { json, nothing, refused } from '../../doors/route.ts'
import { parseCursor } from '../cursor.ts'
import { afterOf, asks, bare, of, placeOf, sends, visitorOf } from './call.ts'
import type { Chat } from './chat.ts'
import { conversationView } from './conversation-view.ts'
import { readBodyHead } from './message-log.ts'
import { mostMessages } from './messages-store.ts'
import { visitorStream } from './streams.ts'

const biggestBody = 16_422
/** One page has one stream; a few more while old ones die. */
const mostStreams = 4

/** What the members of one conversation do in it. Source: docs/protocol.md §6. */
export function talkingRoutes(chat: Chat): readonly Route[] {
  return [
    {
      ...asks,
      path: of(''),
      permission: 'member',
      async answer(call) {
        const { conversation, member, session } = placeOf(call)
        if (!chat.buckets.fetches.take(session)) return refused('too-many')
        const view = await conversationView(chat, conversation, member)
        return view ? json(view) : refused('unknown')
      },
    },
    {
      ...asks,
      path: of('/messages'),
      permission: 'member',
      query: ['after'],
      answer: (call) => messages(chat, call),
    },
    {
      ...sends,
      path: of('/messages'),
      permission: 'member',
      maxBytes: biggestBody,
      takes: 'octets',
      answer: (call) => send(chat, call),
    },
    {
      ...asks,
      path: of('/stream'),
      permission: 'visitor',
      dress: 'stream',
      query: ['after'],
      answer(call) {
        const { conversation, member, session } = placeOf(call)
        const after = afterOf(call)
        if (after === null) return refused('malformed')
        if (!chat.buckets.fetches.take(session)) return refused('too-many')
        if (chat.presence.streams(conversation, member) >= mostStreams) return refused('too-many')
        const { tokenHash } = visitorOf(call)
        const at = { conversation, member, tokenHash, after }
        return { kind: 'stream', open: (end) => visitorStream(chat, end, at) }
      },
    },
    {
      ...sends,
      path: of('/cursor'),
      permission: 'member',
      maxBytes: 200,
      takes: 'json',
      async answer(call) {
        const cursor = parseCursor(call.body)
        if (!cursor) return refused('malformed')
        const { conversation, member } = placeOf(call)
        await chat.moveCursor({ conversation, member, ...cursor })
        return nothing
      },
    },
    // The gatekeeper has seen her; that is all.
    { ...bare, path: of('/alive'), permission: 'member', answer: () => nothing },
  ]
}

async function send(chat: Chat, call: Call): Promise<DoorAnswer> {
  const body = call.body as Buffer
  const head = readBodyHead(body)
  if (!head) return refused('malformed')
  const { conversation, member, session } = placeOf(call)
  const sent = { conversation, sender: member, head, body }
  if (!head.stored) {
    if (!chat.buckets.passing.take(session)) return refused('too-many')
    const present = await chat.sessions.present(conversation)
    if (present?.state !== 'active' && present?.state !== 'queued') return refused('ended')
    if (head.epoch !== present.epoch) return refused('stale-epoch', { epoch: present.epoch })
    chat.log.pass(sent)
    return { kind: 'octets', bytes: seqBytes(0) }
  }
  if (!chat.buckets.messages.take(session)) return refused('too-many')
  const stored = await chat.log.write(sent)
  switch (stored.kind) {
    case 'stored':
    case 'known':
      return { kind: 'octets', bytes: seqBytes(stored.seq) }
    case 'stale-epoch':
      return refused('stale-epoch', { epoch: stored.epoch })
    case 'ended':
      return refused('ended')
    case 'too-many':
      return refused('too-many', { most: mostMessages })
    case 'unknown':
      return refused('not-allowed')
    default:
      return stored.kind satisfies never
  }
}

async function messages(chat: Chat, call: Call): Promise<DoorAnswer> {
  const { conversation, member, session } = placeOf(call)
  const after = afterOf(call)
  if (after === null) return refused('malformed')
  if (!chat.buckets.fetches.take(session)) return refused('too-many')
  // The head first: what was given out before must be on the page, or it is a gap.
  const row = await chat.reads.conversation(conversation)
  if (!row) return refused('unknown')
  const page = await chat.log.page(conversation, member, after)
  return json({
    head: row.head,
    messages: page.map(({ seq, bytes }) => [seq, bytes.toString('base64url')]),
  })
}

function seqBytes(seq: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(seq)
  return bytes
}
