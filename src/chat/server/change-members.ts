import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { fromB64 } from '../../chain/base64url.ts'
import {
  type ConversationId,
  type MemberId,
  type PaperHash,
  recordHashOf,
} from '../../chain/member.ts'
import { sameBytes } from '../../chain/notation.ts'
import type { Queryable } from '../../database/server/database.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { isOnShift } from '../../queue/server/store.ts'
import type { EpochChange, MemberKey } from '../epoch-change.ts'
import type { Chat } from './chat.ts'
import { type Accounts, judgeChange } from './judge-change.ts'
import { insertEpoch, readMembers, readRecord, type StoredMember } from './members-store.ts'
import { type Conversation, lockConversation } from './store.ts'
import { memberTopic, tell } from './topics.ts'

export type ChangeAnswer =
  | { readonly kind: 'done'; readonly epoch: number }
  | { readonly kind: 'malformed' | 'unknown' | 'taken' | 'left' | 'ended' | 'not-on-shift' }
  | { readonly kind: 'stale-epoch'; readonly epoch: number }

/** One counsellor's change of one conversation's members, on its way through the transaction. */
type Wish = {
  readonly conversation: ConversationId
  readonly change: EpochChange
  readonly caller: StaffCaller
  readonly accounts: Accounts
}

/**
 * Greets a waiting visitor: of all who try at once exactly one gets `done`. The envelope goes, the ticket goes,
 * and epoch 1 begins, all in one transaction. Asking again with the same record gives the same answer.
 */
export async function claim(
  chat: Chat,
  conversation: ConversationId,
  change: EpochChange,
  caller: StaffCaller,
): Promise<ChangeAnswer> {
  return changeMembers(chat, { conversation, change, caller }, async (tx, wish) => {
    const { database: _, queue, clock } = chat.parts
    const account = fromB64(caller.account)
    if (!account || !(await isOnShift(tx, account, clock()))) return { kind: 'not-on-shift' }
    const row = await lockConversation(tx, conversation)
    if (!row) return { kind: 'unknown' }
    if (row.state === 'left') return { kind: 'left' }
    if (row.state !== 'queued') return (await isSame(tx, row, change)) ?? { kind: 'taken' }
    const { n, previous, members } = change.record
    const greets = members.some(({ id, kind }) => kind === 'staff' && id === caller.member)
    if (n !== 1 || previous !== row.envelopeHash || !greets) return { kind: 'malformed' }
    const answer = await begin(chat, tx, row, wish, 'chat-claimed')
    // What could not be greeted waits on: its ticket is there for a counsellor to take out.
    if (answer.kind === 'done') await queue.greet(tx, conversation)
    return answer
  })
}

/** Starts a later epoch. Only a member of the present one may, and only the next number counts. */
export async function nextEpoch(
  chat: Chat,
  conversation: ConversationId,
  change: EpochChange,
  caller: StaffCaller,
): Promise<ChangeAnswer> {
  return changeMembers(chat, { conversation, change, caller }, async (tx, wish) => {
    const row = await lockConversation(tx, conversation)
    if (!row) return { kind: 'unknown' }
    const same = await isSame(tx, row, change)
    if (same) return same
    if (row.state !== 'active') return { kind: 'ended' }
    const { n, previous } = change.record
    if (n !== row.epoch + 1) return { kind: 'stale-epoch', epoch: row.epoch }
    const present = await readRecord(tx, conversation, row.epoch)
    if (!present || previous !== (await recordHashOf(present))) return { kind: 'malformed' }
    const before = await readMembers(tx, conversation)
    if (!before.some(({ member }) => member === caller.member)) return { kind: 'unknown' }
    return begin(chat, tx, row, wish, 'chat-members-changed')
  })
}

async function changeMembers(
  chat: Chat,
  wish: Omit<Wish, 'accounts'>,
  inTransaction: (tx: Queryable, wish: Wish) => Promise<ChangeAnswer>,
): Promise<ChangeAnswer> {
  const { database, live, people, demo, queue } = chat.parts
  const { conversation, change, caller } = wish
  if (change.record.conversation !== conversation) return { kind: 'malformed' }
  const accounts = await judgeChange(change, caller, people, demo)
  if (!accounts) return { kind: 'malformed' }
  const answer = await database.transaction((tx) => inTransaction(tx, { ...wish, accounts }))
  chat.sessions.forget(conversation)
  if (answer.kind !== 'done') return answer
  if (answer.epoch === 1) {
    queue.moved()
    tell(live, conversation, { name: 'state', state: 'active', epoch: 1 })
  }
  tell(live, conversation, { name: 'epoch', n: answer.epoch })
  for (const member of accounts.keys())
    live.publish(memberTopic(member), { name: 'mine', data: conversation })
  return answer
}

/** The change that was made already, asked again because its answer was lost. */
async function isSame(
  tx: Queryable,
  row: Conversation,
  { record, signed }: EpochChange,
): Promise<ChangeAnswer | null> {
  if (record.n !== row.epoch) return null
  const present = await readRecord(tx, row.id, row.epoch)
  return present && sameBytes(present, signed.bytes) ? { kind: 'done', epoch: row.epoch } : null
}

async function begin(
  chat: Chat,
  tx: Queryable,
  row: Conversation,
  { conversation, change, caller, accounts }: Wish,
  act: string,
): Promise<ChangeAnswer> {
  const { n, members } = change.record
  const visitor = members.find(({ kind }) => kind === 'visitor')
  if (visitor?.id !== row.visitor) return { kind: 'malformed' }
  const before = await readMembers(tx, conversation)
  await insertEpoch(tx, {
    conversation,
    n,
    signed: change.signed,
    signer: caller.paper as PaperHash,
    keys: change.keys,
    members: members.map(
      ({ id, kind }): StoredMember => ({
        member: id,
        kind,
        account: accounts.get(id) ?? null,
        fromEpoch: fromEpoch(before, id, change.keys),
      }),
    ),
  })
  const { alias, clock } = chat.parts
  const subject = alias(conversation)
  await record(tx, { act, actor: caller.paper, subject, day: dayOf(clock()) })
  return { kind: 'done', epoch: n }
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
