import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { ConversationId, MemberId } from '../../chain/member.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import type { Line } from '../../queue/line.ts'
import { addTicket, lockEntrance } from '../../queue/server/store.ts'
import type { StoredState } from '../conversation-state.ts'
import type { EpochChange } from '../epoch-change.ts'
import {
  begin,
  type ChangeAnswer,
  changeMembers,
  isMember,
  type Judging,
  mismatch,
} from './change-members.ts'
import type { Chat } from './chat.ts'
import { shownTo } from './cursor-store.ts'
import { isParking } from './judge-change.ts'
import { removeStaff } from './members-store.ts'
import { isUnanswered, lockConversation } from './store.ts'
import { memberTopic } from './topics.ts'

/**
 * A member of staff ends it for now: the team holds it, and the visitor can come back to it by her code. Last words of
 * hers that were not shown yet wait for an answer.
 */
export async function close(
  chat: Chat,
  conversation: ConversationId,
  change: EpochChange,
  by: StaffCaller,
): Promise<ChangeAnswer> {
  return changeMembers(chat, { conversation, change, by }, (judging) =>
    park(chat, judging, by, 'chat-closed', async ({ tx, row }) => {
      const seen = await shownTo(tx, row.id, by.member as MemberId)
      return row.head > seen && (await isUnanswered(tx, row.id)) ? 'message' : 'closed'
    }),
  )
}

/**
 * A member of staff gives it back to the team: who is here waits before all who were not greeted yet; who is away
 * has left words that wait for an answer, or has had the last one.
 */
export async function handBack(
  chat: Chat,
  conversation: ConversationId,
  { change, line }: { readonly change: EpochChange; readonly line: Line },
  by: StaffCaller,
): Promise<ChangeAnswer> {
  const { clock } = chat.parts
  return changeMembers(chat, { conversation, change, by }, (judging) =>
    park(chat, judging, by, 'chat-handed-back', async ({ tx, row }) => {
      if (!chat.presence.mayBeHere(conversation, 'visitor'))
        return (await isUnanswered(tx, row.id)) ? 'message' : 'closed'
      await lockEntrance(tx)
      await addTicket(tx, { conversation, line, nowMs: clock(), ahead: true })
      return 'queued'
    }),
  )
}

async function park(
  chat: Chat,
  judging: Judging,
  by: StaffCaller,
  act: string,
  whereTo: (judging: Judging) => Promise<StoredState>,
): Promise<ChangeAnswer> {
  const { row, change } = judging
  if (row.state !== 'active') return { kind: row.state === 'left' ? 'left' : 'ended' }
  const wrong = await mismatch(judging)
  if (wrong) return wrong
  if (!isParking(change.record)) return { kind: 'malformed' }
  if (!isMember(judging, by)) return { kind: 'unknown' }
  return begin(chat, judging, { state: await whereTo(judging), act })
}

/** What she left for good is put away: from the desks of everybody of staff in it. False while it goes on. */
export async function putAway(
  chat: Chat,
  conversation: ConversationId,
  by: StaffCaller,
): Promise<boolean> {
  const { database, live, alias, clock } = chat.parts
  const staff = await database.transaction(async (tx) => {
    const row = await lockConversation(tx, conversation)
    if (row?.state !== 'left') return null
    const subject = alias(conversation)
    await record(tx, { act: 'chat-closed', actor: by.paper, subject, day: dayOf(clock()) })
    return removeStaff(tx, conversation)
  })
  if (!staff) return false
  chat.sessions.forget(conversation)
  for (const member of staff) {
    chat.presence.gone(conversation, member, 'staff')
    live.publish(memberTopic(member), { name: 'mine', data: conversation })
  }
  return true
}
