import { fromB64 } from '../../chain/base64url.ts'
import type { ConversationId } from '../../chain/member.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { isOnShift } from '../../queue/server/store.ts'
import type { EpochChange } from '../epoch-change.ts'
import {
  begin,
  type ChangeAnswer,
  changeMembers,
  givesTeamsKeys,
  isMember,
  mismatch,
} from './change-members.ts'
import type { Chat } from './chat.ts'

/**
 * Takes a conversation from the team, who waits or who left words: of all who try at once exactly one gets `done`.
 * The envelope goes, the ticket goes, and the next epoch begins, all in one transaction.
 */
export async function claim(
  chat: Chat,
  conversation: ConversationId,
  change: EpochChange,
  by: StaffCaller,
): Promise<ChangeAnswer> {
  const { database, clock, queue } = chat.parts
  const account = fromB64(by.account)
  if (!account || !(await isOnShift(database, account, clock()))) return { kind: 'not-on-shift' }
  return changeMembers(chat, { conversation, change, by }, async (judging) => {
    const { tx, row } = judging
    if (row.state === 'left') return { kind: 'left' }
    if (row.state !== 'queued' && row.state !== 'message') return { kind: 'taken' }
    const { members } = change.record
    const greets = members.some(({ kind, id }) => kind === 'staff' && id === by.member)
    const wrong = await mismatch(judging)
    if (wrong) return wrong
    if (!greets || !(await givesTeamsKeys(judging))) return { kind: 'malformed' }
    const answer = await begin(chat, judging, { state: 'active', act: 'chat-claimed' })
    // What could not be greeted waits on: its ticket is there for a counsellor to take out.
    if (answer.kind === 'done') await queue.greet(tx, conversation)
    return answer
  })
}

/** Starts a later epoch. Only a member of staff of the present one may, and only the next number counts. */
export async function nextEpoch(
  chat: Chat,
  conversation: ConversationId,
  change: EpochChange,
  by: StaffCaller,
): Promise<ChangeAnswer> {
  return changeMembers(chat, { conversation, change, by }, async (judging) => {
    if (judging.row.state !== 'active') return { kind: 'ended' }
    const wrong = await mismatch(judging)
    if (wrong) return wrong
    // Without anybody of staff it would be parked: closing and handing back say where it goes.
    if (judging.judged.accounts.size === 0) return { kind: 'malformed' }
    if (!isMember(judging, by)) return { kind: 'unknown' }
    return begin(chat, judging, { state: 'active', act: 'chat-members-changed' })
  })
}
