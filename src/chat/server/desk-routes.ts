import { type ConversationId, parseConversationId } from '../../chain/member.ts'
import type { Call, Answer as DoorAnswer, Route } from '../../doors/route.ts'
import { json, nothing, refused } from '../../doors/route.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { type EpochChange, parseClose, parseEpochChange } from '../epoch-change.ts'
import { parseHandBack } from '../hand-back.ts'
import { asks, bare, mostChangeBytes, of, placeOf, sends, staffOf } from './call.ts'
import type { ChangeAnswer } from './change-members.ts'
import type { Chat } from './chat.ts'
import { claim, nextEpoch } from './claim.ts'
import { deskView } from './desk-view.ts'
import { removeFromQueue } from './ending.ts'
import { close, handBack, putAway } from './parking.ts'
import { deskStream } from './streams.ts'

/** What staff do: take a conversation, change who is in it, give it back, end it. Source: docs/protocol.md §6. */
export function deskRoutes(chat: Chat): readonly Route[] {
  const change = { ...sends, maxBytes: mostChangeBytes, takes: 'json' } as const
  return [
    {
      ...change,
      path: of('/claim'),
      permission: 'counsellor',
      answer: (call) => changes(call, (...wish) => claim(chat, ...wish)),
    },
    {
      ...change,
      path: of('/epochs'),
      permission: 'staff-member',
      answer: (call) => changes(call, (...wish) => nextEpoch(chat, ...wish)),
    },
    {
      ...change,
      path: of('/close'),
      permission: 'staff-member',
      answer: (call) => ends(chat, call),
    },
    {
      ...change,
      path: of('/hand-back'),
      permission: 'staff-member',
      async answer(call) {
        const wish = parseHandBack(call.body)
        if (!wish) return refused('malformed')
        const { conversation } = placeOf(call)
        return parked(await handBack(chat, conversation, wish, staffOf(call)))
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

async function changes(
  call: Call,
  make: (...wish: [ConversationId, EpochChange, StaffCaller]) => Promise<ChangeAnswer>,
): Promise<DoorAnswer> {
  const conversation = parseConversationId(call.params['id'])
  const wish = parseEpochChange(call.body)
  if (!wish || !conversation) return refused('malformed')
  return answered(await make(conversation, wish, staffOf(call)))
}

/** `{}`: she left it without a code, and only the desk is cleared. */
async function ends(chat: Chat, call: Call): Promise<DoorAnswer> {
  const wish = parseClose(call.body)
  if (!wish) return refused('malformed')
  const { conversation } = placeOf(call)
  const caller = staffOf(call)
  if (wish !== 'nothing') return parked(await close(chat, conversation, wish, caller))
  return (await putAway(chat, conversation, caller)) ? nothing : refused('malformed')
}

function parked(answer: ChangeAnswer): DoorAnswer {
  if (answer.kind !== 'done') return answered(answer)
  return json({ epoch: answer.epoch, state: answer.state })
}

function answered(answer: ChangeAnswer): DoorAnswer {
  if (answer.kind === 'done') return json({ epoch: answer.epoch })
  return answer.kind === 'stale-epoch'
    ? refused('stale-epoch', { epoch: answer.epoch })
    : refused(answer.kind)
}
