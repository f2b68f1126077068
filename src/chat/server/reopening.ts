import type { ConversationId } from '../../chain/member.ts'
import { addTicket, lockEntrance, placeOf } from '../../queue/server/store.ts'
import type { Reopen, Reopened } from '../reopen.ts'
import {
  begin,
  type ChangeAnswer,
  changeMembers,
  givesTeamsKeys,
  type Judging,
  mismatch,
} from './change-members.ts'
import type { Chat } from './chat.ts'
import { isParking } from './judge-change.ts'
import { isHersAlone } from './members-store.ts'

/** Records of one conversation, after which she can not go on with it. */
export const mostEpochs = 500
/** How often she goes on, for one conversation. */
export const reopenRate = { burst: 5, perSecond: 1 / 60 }

export type ReopenAnswer =
  | ({ readonly kind: 'done' } & Reopened)
  | Exclude<ChangeAnswer, { readonly kind: 'done' }>

/**
 * The visitor goes on by a record of her own: with what was closed or waits for an answer, or with a conversation
 * whose counsellor vanished; then she waits before all who were not greeted yet.
 */
export async function reopen(
  chat: Chat,
  conversation: ConversationId,
  wish: Reopen,
  tokenHash: Uint8Array,
): Promise<ReopenAnswer> {
  const { database, queue } = chat.parts
  const asks = { conversation, change: wish.change, by: 'visitor', tokenHash } as const
  const answer = await changeMembers(chat, asks, (judging) => goOn(chat, judging, wish))
  if (answer.kind !== 'done') return answer
  const place = await placeOf(database, conversation)
  const { waitSeconds } = await queue.look()
  return {
    kind: 'done',
    epoch: answer.epoch,
    place,
    waitSeconds: place === null ? null : waitSeconds,
  }
}

async function goOn(chat: Chat, judging: Judging, wish: Reopen): Promise<ChangeAnswer> {
  const { row, tx, conversation, change } = judging
  const { presence, parts } = chat
  const wasActive = row.state === 'active'
  if (row.state === 'left') return { kind: 'ended' }
  if (row.state === 'queued' || (wasActive && presence.mayBeHere(conversation, 'staff')))
    return { kind: 'taken' }
  const wrong = await mismatch(judging)
  if (wrong) return wrong
  if (!isParking(change.record) || !(await givesTeamsKeys(judging))) return { kind: 'malformed' }
  if (wish.as === 'message') {
    if (await waitsAlready(judging)) return { kind: 'taken' }
    if (isTooOften(chat, judging)) return { kind: 'too-many' }
    return begin(chat, judging, { state: 'message', act: null })
  }
  const noRoom = await whyNoRoom(chat, judging)
  if (noRoom) return { kind: noRoom }
  if (isTooOften(chat, judging)) return { kind: 'too-many' }
  const answer = await begin(chat, judging, { state: 'queued', act: null })
  const ticket = { conversation, line: wish.line, nowMs: parts.clock(), ahead: wasActive }
  if (answer.kind === 'done') await addTicket(tx, ticket)
  return answer
}

/** Hers waits for this very team: what she has to say more goes in as it is. */
async function waitsAlready({ tx, row, judged }: Judging): Promise<boolean> {
  if (row.state !== 'message' || row.reception !== judged.reception) return false
  return row.epoch === 0 || (await isHersAlone(tx, row.id, row.epoch))
}

/** Every record stays for as long as the conversation does, with its keys. */
const isTooOften = ({ buckets }: Chat, { row }: Judging): boolean =>
  row.epoch >= mostEpochs || !buckets.reopens.take(row.id)

/** Who was greeted before is no flood: she finds the door open as long as somebody can take her. */
async function whyNoRoom(chat: Chat, { tx, row }: Judging): Promise<'closed' | 'full' | null> {
  const { queue } = chat.parts
  if ((await queue.look()).room.kind === 'closed') return 'closed'
  await lockEntrance(tx)
  const room = await queue.roomNow(tx)
  if (room.kind === 'open' || (room.kind === 'full' && row.state === 'active')) return null
  return room.kind
}
