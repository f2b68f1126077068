import { toB64 } from '../../chain/base64url.ts'
import type { ConversationId, MemberId } from '../../chain/member.ts'
import { parseConversationId } from '../../chain/member.ts'
import type { Call, Answer as DoorAnswer, Route } from '../../doors/route.ts'
import { json, nothing, refused } from '../../doors/route.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { hashToken, parseToken } from '../../signing/token.ts'
import { parseCursor } from '../cursor.ts'
import { parseEpochChange } from '../epoch-change.ts'
import { parseStart } from '../start.ts'
import { type ChangeAnswer, claim, nextEpoch } from './change-members.ts'
import type { Chat } from './chat.ts'
import { conversationView } from './conversation-view.ts'
import { deskView } from './desk-view.ts'
import { close, leave, removeFromQueue } from './ending.ts'
import { readBodyHead } from './message-log.ts'
import { mostMessages } from './messages-store.ts'
import { readConversation } from './store.ts'
import { deskStream, visitorStream } from './streams.ts'

const biggestBody = 16_422
const mostStartBytes = 8_192
const mostChangeBytes = 262_144
/** One page has one stream; a few more while old ones die. */
const mostStreams = 4

/** Every address of this room. Source: docs/protocol.md §6. */
export function chatRoutes(chat: Chat): readonly Route[] {
  const of = (path: string) => `/api/v1/conversations/:id${path}`
  const sends = { method: 'POST', dress: 'api' } as const
  const asks = { method: 'GET', dress: 'api', maxBytes: 0, takes: 'nothing' } as const
  const bare = { ...sends, maxBytes: 0, takes: 'nothing' } as const
  return [
    {
      ...sends,
      path: '/api/v1/conversations',
      permission: 'new-visitor',
      maxBytes: mostStartBytes,
      takes: 'json',
      answer: (call) => start(chat, call),
    },
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
        const at = { conversation, member, after }
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
    {
      ...sends,
      path: of('/leave'),
      permission: 'anyone',
      fromAnywhere: true,
      maxBytes: 100,
      takes: 'text',
      async answer({ body }) {
        const token = parseToken(body)
        if (token) await leave(chat, hashToken(token))
        return nothing
      },
    },
    {
      ...sends,
      path: of('/claim'),
      permission: 'counsellor',
      maxBytes: mostChangeBytes,
      takes: 'json',
      answer: (call) => change(call, (...wish) => claim(chat, ...wish)),
    },
    {
      ...sends,
      path: of('/epochs'),
      permission: 'staff-member',
      maxBytes: mostChangeBytes,
      takes: 'json',
      answer: (call) => change(call, (...wish) => nextEpoch(chat, ...wish)),
    },
    {
      ...bare,
      path: of('/close'),
      permission: 'staff-member',
      async answer(call) {
        await close(chat, placeOf(call).conversation, staffOf(call))
        return nothing
      },
    },
    {
      ...asks,
      path: '/api/v1/desk',
      permission: 'desk',
      async answer(call) {
        const view = await deskView(chat, staffOf(call))
        return view ? json(view) : refused('not-allowed')
      },
    },
    {
      ...bare,
      path: '/api/v1/desk/queue/:id/remove',
      permission: 'counsellor',
      async answer(call) {
        const conversation = parseConversationId(call.params['id'])
        if (!conversation) return refused('malformed')
        const { kind } = await removeFromQueue(chat, conversation, staffOf(call))
        return kind === 'done' ? nothing : refused(kind)
      },
    },
    {
      ...asks,
      path: '/api/v1/desk/stream',
      permission: 'desk',
      dress: 'stream',
      answer(call) {
        const caller = staffOf(call)
        return { kind: 'stream', open: (end) => deskStream(chat, end, caller) }
      },
    },
  ]
}

async function start(chat: Chat, { body, caller }: Call): Promise<DoorAnswer> {
  const wish = parseStart(body)
  if (!wish || caller.kind !== 'new-visitor') return refused('malformed')
  const answer = await chat.starts.start({
    start: wish,
    tokenHash: Buffer.from(caller.tokenHash),
  })
  switch (answer.kind) {
    case 'started':
    case 'known': {
      chat.presence.seen(wish.conversation, wish.visitor)
      const { kind, ...place } = answer
      return json(place, kind === 'started' ? 201 : 200)
    }
    case 'prove-work':
      return refused('prove-work', { salt: toB64(answer.salt), bits: answer.bits })
    case 'closed':
    case 'full':
    case 'stale-reception':
    case 'exists':
      return refused(answer.kind)
    default:
      return answer satisfies never
  }
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
  const row = await readConversation(chat.parts.database, conversation)
  if (!row) return refused('unknown')
  const page = await chat.log.page(conversation, member, after)
  return json({
    head: row.head,
    messages: page.map(({ seq, bytes }) => [seq, bytes.toString('base64url')]),
  })
}

async function change(
  call: Call,
  make: (...wish: [ConversationId, Wish, StaffCaller]) => Promise<ChangeAnswer>,
): Promise<DoorAnswer> {
  const conversation = parseConversationId(call.params['id'])
  const wish = parseEpochChange(call.body)
  if (!wish || !conversation) return refused('malformed')
  const answer = await make(conversation, wish, staffOf(call))
  if (answer.kind === 'done') return json({ epoch: answer.epoch })
  return answer.kind === 'stale-epoch'
    ? refused('stale-epoch', { epoch: answer.epoch })
    : refused(answer.kind)
}
type Wish = NonNullable<ReturnType<typeof parseEpochChange>>

/** Who came in and where, as the gatekeeper found them: ids in the address are hers and exist. */
function placeOf({ params, caller }: Call) {
  if (caller.kind !== 'visitor' && caller.kind !== 'staff') throw new NoMemberError()
  const conversation = params['id'] as ConversationId
  const member = caller.member as MemberId
  return { conversation, member, session: conversation + member }
}

function staffOf({ caller }: Call): StaffCaller {
  if (caller.kind !== 'staff') throw new NoMemberError()
  return caller
}

/** A gatekeeper let somebody through whom this route can not serve. */
class NoMemberError extends Error {
  override name = 'NoMemberError'
}

/** The number after which to read; 0 when none is asked, null when it is no number. */
function afterOf({ query }: Call): number | null {
  const text = query['after'] ?? '0'
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

function seqBytes(seq: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(seq)
  return bytes
}
