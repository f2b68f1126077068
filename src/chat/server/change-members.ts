import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import {
  type ConversationId,
  type MemberId,
  type PaperHash,
  recordHashOf,
} from '../../chain/member.ts'
import { sameBytes } from '../../chain/notation.ts'
import type { Queryable } from '../../database/server/database.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import type { StoredState } from '../conversation-state.ts'
import type { EpochChange, MemberKey } from '../epoch-change.ts'
import type { Chat } from './chat.ts'
import { type Judged, judgeChange } from './judge-change.ts'
import {
  insertEpoch,
  keysGiven,
  readMembers,
  readRecord,
  type StoredMember,
  type Wrapping,
} from './members-store.ts'
import { type Conversation, lockConversation } from './store.ts'
import { isOwner } from './token-store.ts'
import { memberTopic, tell } from './topics.ts'

export type ChangeAnswer =
  | { readonly kind: 'done'; readonly epoch: number; readonly state: StoredState }
  | { readonly kind: Word }
  | { readonly kind: 'stale-epoch'; readonly epoch: number }
type Word =
  | 'malformed'
  | 'unknown'
  | 'taken'
  | 'left'
  | 'ended'
  | 'not-on-shift'
  | 'stale-reception'
  | 'closed'
  | 'full'
  | 'too-many'
  | 'not-allowed'

/** One change of one conversation's members. by: whose session asks; tokenHash: the visitor's. */
export type Wish = {
  readonly conversation: ConversationId
  readonly change: EpochChange
} & (
  | { readonly by: StaffCaller; readonly tokenHash?: never }
  | { readonly by: 'visitor'; readonly tokenHash: Uint8Array }
)

/** What a transaction works with: the locked row and its present members, and what was judged before it. */
export type Judging = Wish & {
  readonly tx: Queryable
  readonly wrapping: Wrapping
  readonly row: Conversation
  readonly members: readonly StoredMember[]
  readonly judged: Extract<Judged, { kind: 'fit' }>
}

/**
 * Takes one record through: judged, then in one transaction with the conversation locked, then told to everybody.
 * The same record again gets the same answer. decide: what this verb asks of the row, and what it begins.
 */
export async function changeMembers(
  chat: Chat,
  wish: Wish,
  decide: (judging: Judging) => Promise<ChangeAnswer>,
): Promise<ChangeAnswer> {
  const { database, people, demo, shred } = chat.parts
  const { conversation, change, by } = wish
  if (change.record.conversation !== conversation) return { kind: 'malformed' }
  if (!shred.has(conversation)) return { kind: 'unknown' }
  const judged = await judgeChange(change, by, people, demo)
  if (judged.kind !== 'fit') return judged
  const made = await database.transaction(async (tx) => {
    const row = await lockConversation(tx, conversation)
    if (!row) return null
    // She may have left, or been shut out, while this waited for the lock.
    if (wish.tokenHash && !(await isOwner(tx, wish.tokenHash, conversation)))
      return { answer: { kind: 'not-allowed' } as const, row, members: [] }
    const same = await isSame(tx, shred, row, change)
    if (same) return { answer: same, row, members: [] }
    const members = await readMembers(tx, conversation)
    return {
      answer: await decide({ ...wish, tx, wrapping: shred, row, members, judged }),
      row,
      members,
    }
  })
  chat.sessions.forget(conversation)
  if (!made) return { kind: 'unknown' }
  const { answer, row, members } = made
  if (answer.kind === 'done') tellAll(chat, wish, row.state, answer, members)
  return answer
}

/** Whether a record follows upon what is there: the next number, naming what it follows. Null when it does. */
export async function mismatch(judging: Judging): Promise<ChangeAnswer | null> {
  const { row, change } = judging
  const { record } = change
  if (record.n !== row.epoch + 1) return { kind: 'stale-epoch', epoch: row.epoch }
  return record.previous === (await previousOf(judging)) ? null : { kind: 'malformed' }
}

/** Whether she is a member of the present epoch. */
export const isMember = ({ members }: Judging, { member }: StaffCaller): boolean =>
  members.some((one) => one.member === member)

/** Most that a record can give beside its own. Source: docs/protocol.md §4. */
const mostEarlier = 39

/** Whether it gives on everything that the team held in the present epoch: all, or as many as go into a record. */
export async function givesTeamsKeys({
  tx,
  row,
  members,
  change: { record },
}: Judging): Promise<boolean> {
  const team = members.find(({ kind }) => kind === 'team')
  if (!team) return true
  const held = row.epoch === 0 ? [0] : await keysGiven(tx, row.id, row.epoch, team.member)
  const given = new Set(record.commitments.map(([n]) => n))
  return held.filter((n) => given.has(n)).length >= Math.min(held.length, mostEarlier)
}

/** Stores the record with its keys and members, and what the trail says of it; null for no act of staff. */
export async function begin(
  chat: Chat,
  { tx, row, members: before, change, by, judged }: Judging,
  { state, act }: { readonly state: StoredState; readonly act: string | null },
): Promise<ChangeAnswer> {
  const { n, members } = change.record
  const visitor = members.find(({ kind }) => kind === 'visitor')
  if (visitor?.id !== row.visitor) return { kind: 'malformed' }
  const { accounts, reception } = judged
  const { alias, clock } = chat.parts
  const day = dayOf(clock())
  await insertEpoch(tx, chat.parts.shred, {
    conversation: row.id,
    n,
    signed: change.signed,
    signer: by === 'visitor' ? null : (by.paper as PaperHash),
    state,
    reception,
    keys: change.keys,
    day,
    members: members.map(
      ({ id, kind }): StoredMember => ({
        member: id,
        kind,
        account: accounts.get(id) ?? null,
        fromEpoch: fromEpoch(before, id, change.keys),
      }),
    ),
  })
  if (act && by !== 'visitor')
    await record(tx, { act, actor: by.paper, subject: alias(row.id), day })
  return { kind: 'done', epoch: n, state }
}

/** The change that was made already, asked again because its answer was lost. */
async function isSame(
  tx: Queryable,
  wrapping: Wrapping,
  row: Conversation,
  { record, signed }: EpochChange,
): Promise<ChangeAnswer | null> {
  if (record.n !== row.epoch) return null
  const present = await readRecord(tx, wrapping, row.id, row.epoch)
  const same = present && sameBytes(present, signed.bytes)
  return same ? { kind: 'done', epoch: row.epoch, state: row.state } : null
}

async function previousOf({
  tx,
  row,
  wrapping,
}: Pick<Judging, 'tx' | 'row' | 'wrapping'>): Promise<string | null> {
  if (row.epoch === 0) return row.envelopeHash
  const present = await readRecord(tx, wrapping, row.id, row.epoch)
  return present && recordHashOf(present)
}

/** Whoever stays keeps what she had; a newcomer reads from the first epoch whose key she was given. */
function fromEpoch(
  before: readonly StoredMember[],
  member: MemberId,
  keys: readonly MemberKey[],
): number {
  const given = keys.filter((key) => key.member === member).map(({ n }) => n)
  const had = before.find((one) => one.member === member)?.fromEpoch
  return Math.min(...given, had ?? Number.POSITIVE_INFINITY)
}

function tellAll(
  chat: Chat,
  { conversation, change, by }: Wish,
  stateBefore: StoredState,
  { epoch, state }: Extract<ChangeAnswer, { kind: 'done' }>,
  before: readonly StoredMember[],
): void {
  const { live, queue } = chat.parts
  const staff = change.record.members.filter(({ kind }) => kind === 'staff').map(({ id }) => id)
  const out = before.filter(({ kind, member }) => kind === 'staff' && !staff.includes(member))
  for (const { member } of out) chat.presence.gone(conversation, member, 'staff')
  // Before her line is open she is heard: nobody is alone in between.
  if (by !== 'visitor' && staff.includes(by.member as MemberId))
    chat.presence.seen(conversation, by.member as MemberId, 'staff')
  if (stateBefore !== 'active' || state !== 'active') queue.moved()
  tell(live, conversation, { name: 'state', state, epoch })
  tell(live, conversation, { name: 'epoch', n: epoch })
  for (const member of [...staff, ...out.map(({ member }) => member)])
    live.publish(memberTopic(member), { name: 'mine', data: conversation })
}
