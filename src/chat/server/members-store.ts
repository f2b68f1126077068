import { z } from 'zod'
import { fromB64 } from '../../chain/base64url.ts'
import type { EpochMember } from '../../chain/epoch.ts'
import { type ConversationId, idBytes, type MemberId, type PaperHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { SignedPaper } from '../../chain/signed-paper.ts'
import type { Queryable } from '../../database/server/database.ts'
import type { ShredStore } from '../../signing/shred-store.ts'
import type { StoredState } from '../conversation-state.ts'
import type { MemberKey } from '../epoch-change.ts'
import { bytes, id } from './rows.ts'

/** A member of the present epoch. account: b64, of staff only. */
export type StoredMember = {
  readonly member: MemberId
  readonly kind: EpochMember['kind']
  readonly account: string | null
  readonly fromEpoch: number
}

export async function readMembers(
  db: Queryable,
  conversation: ConversationId,
): Promise<StoredMember[]> {
  const { rows } = await db.query({
    name: 'chat.members',
    text: 'select member, kind, account, from_epoch from chat.member where conversation = $1',
    values: [idBytes(conversation)],
  })
  return rows.map((row) => memberRow.parse(row))
}

/** Takes everybody of staff out of a conversation that is over. Returns who that was. */
export async function removeStaff(
  tx: Queryable,
  conversation: ConversationId,
): Promise<MemberId[]> {
  const { rows } = await tx.query({
    name: 'chat.remove-staff',
    text: `delete from chat.member where conversation = $1 and kind = 'staff' returning member`,
    values: [idBytes(conversation)],
  })
  return rows.map((row) => removedRow.parse(row).member)
}

/** Of the shred store: what lies in these tables lies under the conversation's key. */
export type Wrapping = Pick<ShredStore, 'wrap' | 'unwrap'>

export type EpochEntry = {
  readonly conversation: ConversationId
  readonly n: number
  readonly signed: SignedPaper
  /** Null for the visitor's own record. */
  readonly signer: PaperHash | null
  readonly state: StoredState
  /** Whose key opens what the team got; null when it is no member. */
  readonly reception: PaperHash | null
  readonly members: readonly StoredMember[]
  readonly keys: readonly MemberKey[]
  /** Today, `YYYY-MM-DD`: it is kept from here on anew. */
  readonly day: string
}

/**
 * The next epoch: record, keys, state and the new member list. The first one takes the envelope's place. What was
 * sealed to the team before goes: whoever takes it from the team was given those keys with this record.
 */
export async function insertEpoch(
  tx: Queryable,
  wrapping: Wrapping,
  entry: EpochEntry,
): Promise<void> {
  const { conversation, n, signed, signer, state, reception, members, keys, day } = entry
  const at = idBytes(conversation)
  await tx.query({
    name: 'chat.insert-epoch',
    text: `with recorded as (
        insert into chat.epoch (conversation, n, record, signer, signature) values ($1, $2, $3, $4, $5)
      )
      update chat.conversation
      set state = $6, epoch = $2, envelope = null, reception = coalesce($7, reception), last = $8
      where id = $1`,
    values: [
      at,
      n,
      wrapping.wrap(conversation, signed.bytes),
      signer && idBytes(signer),
      signed.signatures[0]?.sigBytes,
      state,
      reception && idBytes(reception),
      day,
    ],
  })
  await tx.query({
    name: 'chat.insert-sealed-keys',
    text: `insert into chat.sealed_key (conversation, epoch, member, n, sealed)
      select $1, $2, * from unnest($3::bytea[], $4::bigint[], $5::bytea[])`,
    values: [
      at,
      n,
      keys.map(({ member }) => idBytes(member)),
      keys.map((key) => key.n),
      keys.map(({ sealed }) => wrapping.wrap(conversation, sealed)),
    ],
  })
  await tx.query({
    name: 'chat.delete-members',
    text: `with former as (delete from chat.member where conversation = $1 returning member, kind)
      delete from chat.sealed_key k using former f
      where k.conversation = $1 and k.epoch < $2 and k.member = f.member and f.kind = 'team'`,
    values: [at, n],
  })
  await tx.query({
    name: 'chat.insert-members',
    text: `insert into chat.member (conversation, member, kind, account, from_epoch)
      select $1, * from unnest($2::bytea[], $3::text[], $4::bytea[], $5::bigint[])`,
    values: [
      at,
      members.map(({ member }) => idBytes(member)),
      members.map(({ kind }) => kind),
      members.map(({ account }) => account && fromB64(account)),
      members.map(({ fromEpoch }) => fromEpoch),
    ],
  })
}

/** Bytes of the present record, which the next one must name. */
export async function readRecord(
  db: Queryable,
  wrapping: Wrapping,
  conversation: ConversationId,
  n: number,
): Promise<Bytes | null> {
  const { rows } = await db.query({
    name: 'chat.record',
    text: 'select record, wrapped from chat.epoch where conversation = $1 and n = $2',
    values: [idBytes(conversation), n],
  })
  if (!rows[0]) return null
  const { record, wrapped } = recordRow.parse(rows[0])
  return wrapped ? opened(wrapping, conversation, record) : record
}

/** Whether record n is the visitor's own. */
export async function isHersAlone(
  db: Queryable,
  conversation: ConversationId,
  n: number,
): Promise<boolean> {
  const { count } = await db.query({
    name: 'chat.is-her-record',
    text: 'select 1 from chat.epoch where conversation = $1 and n = $2 and signer is null',
    values: [idBytes(conversation), n],
  })
  return count > 0
}

/** Which epochs' keys came with record n for this member, the newest first. */
export async function keysGiven(
  db: Queryable,
  conversation: ConversationId,
  n: number,
  member: MemberId,
): Promise<number[]> {
  const { rows } = await db.query({
    name: 'chat.keys-given',
    text: `select n from chat.sealed_key
      where conversation = $1 and epoch = $2 and member = $3 order by n desc`,
    values: [idBytes(conversation), n, idBytes(member)],
  })
  return rows.map((row) => keyRow.parse(row).n)
}

/** keys: those that came with it for one member. */
export type EpochForMember = {
  readonly record: SignedPaper
  readonly keys: readonly { readonly n: number; readonly sealed: Bytes }[]
}

/** One member's sight of one conversation. */
export type Sight = { readonly conversation: ConversationId; readonly member: MemberId }

/** For each, in their order: every record in order, with the keys that came with it for this member; see `epochOf`. */
export async function readEpochs(db: Queryable, sights: readonly Sight[]): Promise<EpochRow[][]> {
  // A conversation at a time by its key; a row for each key, which costs less to read than an array of them.
  const { rows } = await db.query({
    name: 'chat.epochs',
    text: `select a.place, e.n as epoch, e.record, e.wrapped, e.signer, e.signature, k.n, k.sealed
      from unnest($1::bytea[], $2::bytea[]) with ordinality as a (conversation, member, place)
      cross join lateral (
        select * from chat.epoch where conversation = a.conversation offset 0
      ) e
      left join lateral (
        select n, sealed from chat.sealed_key
        where conversation = a.conversation and epoch = e.n and member = a.member offset 0
      ) k on true
      order by a.place, e.n, k.n`,
    values: [
      sights.map(({ conversation }) => idBytes(conversation)),
      sights.map(({ member }) => idBytes(member)),
    ],
  })
  const byPlace = Map.groupBy(
    rows.map((row) => epochKeyRow.parse(row)),
    ({ place }) => place,
  )
  return sights.map((_, at) => {
    const byEpoch = Map.groupBy(byPlace.get(at + 1) ?? [], ({ epoch }) => epoch)
    return [...byEpoch.values()].map(gathered)
  })
}

/** The rows of one epoch as one. */
function gathered(entries: readonly z.infer<typeof epochKeyRow>[]): EpochRow {
  const [first] = entries
  if (!first) throw new RangeError('an epoch has a row')
  const keys = entries.flatMap(({ n, sealed }) => (n !== null && sealed ? [{ n, sealed }] : []))
  return { ...first, numbers: keys.map(({ n }) => n), sealed: keys.map(({ sealed }) => sealed) }
}

/** One record with its keys, as they were before they were wrapped. Throws for what is not as it was wrapped. */
export function epochOf(
  wrapping: Wrapping,
  conversation: ConversationId,
  { record, wrapped, signer, signature, numbers, sealed }: EpochRow,
): EpochForMember {
  const open = (bytes: Bytes) => (wrapped ? opened(wrapping, conversation, bytes) : bytes)
  return {
    record: {
      bytes: open(record),
      signatures: [{ by: signer ?? 'visitor', sigBytes: signature }],
    },
    keys: numbers.map((n, at) => ({ n, sealed: open(sealed[at] as Bytes) })),
  }
}

/** Empty once the key is gone: it is nothing any more, for whoever was reading meanwhile. */
const opened = (wrapping: Wrapping, conversation: ConversationId, bytes: Bytes): Bytes =>
  new Uint8Array(wrapping.unwrap(conversation, bytes) ?? [])

const removedRow = z.object({ member: id<MemberId>() })
const keyRow = z.object({ n: z.number() })
const recordRow = z.object({ record: bytes, wrapped: z.boolean() })
const memberRow = z
  .object({
    member: id<MemberId>(),
    kind: z.enum(['visitor', 'staff', 'team']),
    account: id<string>().nullable(),
    from_epoch: z.number(),
  })
  .transform(({ from_epoch, ...rest }): StoredMember => ({ ...rest, fromEpoch: from_epoch }))
const signedRow = z.object({
  record: bytes,
  wrapped: z.boolean(),
  signer: id<PaperHash>().nullable(),
  signature: bytes,
})
export const epochRow = signedRow.extend({
  numbers: z.array(z.coerce.number()),
  sealed: z.array(bytes),
})
type EpochRow = z.infer<typeof epochRow>
const epochKeyRow = signedRow.extend({
  place: z.number(),
  epoch: z.number(),
  n: z.number().nullable(),
  sealed: bytes.nullable(),
})
