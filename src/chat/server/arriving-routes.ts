import { toB64 } from '../../chain/base64url.ts'
import type { Call, Answer as DoorAnswer, Route } from '../../doors/route.ts'
import { json, nothing, refused } from '../../doors/route.ts'
import { hashToken, parseToken } from '../../signing/token.ts'
import { parseReopen } from '../reopen.ts'
import { parseReturn, parseSavedCode } from '../return.ts'
import { parseStart } from '../start.ts'
import { parseSurvey } from '../survey.ts'
import { mostChangeBytes, of, placeOf, sends, visitorOf } from './call.ts'
import type { Chat } from './chat.ts'
import { comeBack, keepCode } from './codes.ts'
import { deleteConversation } from './deleting.ts'
import { leave } from './ending.ts'
import { reopen } from './reopening.ts'

const mostStartBytes = 8_192
const mostCodeBytes = 512

/** How a visitor comes, goes, comes back and takes everything with her. Source: docs/protocol.md §6. */
export function arrivingRoutes(chat: Chat): readonly Route[] {
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
      ...sends,
      path: '/api/v1/return',
      permission: 'new-visitor',
      maxBytes: mostCodeBytes,
      takes: 'json',
      answer: (call) => returns(chat, call),
    },
    {
      ...sends,
      path: of('/code'),
      permission: 'visitor',
      maxBytes: mostCodeBytes,
      takes: 'json',
      async answer(call) {
        const code = parseSavedCode(call.body)
        if (!code) return refused('malformed')
        const { conversation, session } = placeOf(call)
        if (!chat.buckets.fetches.take(session)) return refused('too-many')
        const { tokenHash } = visitorOf(call)
        const { kind } = await keepCode(chat, conversation, code, tokenHash)
        return kind === 'done' ? nothing : refused(kind)
      },
    },
    {
      ...sends,
      path: of('/reopen'),
      permission: 'visitor',
      maxBytes: mostChangeBytes,
      takes: 'json',
      answer: (call) => reopens(chat, call),
    },
    {
      ...sends,
      path: of('/delete'),
      permission: 'visitor',
      maxBytes: 0,
      takes: 'nothing',
      async answer(call) {
        await deleteConversation(chat, placeOf(call).conversation)
        return nothing
      },
    },
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
      path: '/api/v1/survey',
      permission: 'anyone',
      maxBytes: 200,
      takes: 'json',
      async answer({ body }) {
        const survey = parseSurvey(body)
        if (!survey) return refused('malformed')
        const answer = await chat.surveys.take(survey)
        if (answer.kind === 'done') return nothing
        if (answer.kind === 'too-many') return refused('too-many')
        return refused('prove-work', { salt: toB64(answer.salt), bits: answer.bits })
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
      chat.presence.seen(wish.conversation, wish.visitor, 'visitor')
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

async function returns(chat: Chat, { body, caller }: Call): Promise<DoorAnswer> {
  const wish = parseReturn(body)
  if (!wish || caller.kind !== 'new-visitor') return refused('malformed')
  const answer = await comeBack(chat, wish, caller.tokenHash)
  switch (answer.kind) {
    case 'back':
      return json({ conversation: answer.conversation, sealed: toB64(answer.sealed) })
    case 'prove-work':
      return refused('prove-work', { salt: toB64(answer.salt), bits: answer.bits })
    case 'unknown':
      return refused('unknown')
    default:
      return answer satisfies never
  }
}

async function reopens(chat: Chat, call: Call): Promise<DoorAnswer> {
  const wish = parseReopen(call.body)
  if (!wish) return refused('malformed')
  const { conversation, session } = placeOf(call)
  if (!chat.buckets.fetches.take(session)) return refused('too-many')
  const answer = await reopen(chat, conversation, wish, visitorOf(call).tokenHash)
  switch (answer.kind) {
    case 'done': {
      const { kind: _, ...reopened } = answer
      return json(reopened)
    }
    case 'stale-epoch':
      return refused('stale-epoch', { epoch: answer.epoch })
    default:
      return refused(answer.kind)
  }
}
