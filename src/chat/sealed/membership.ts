import { acceptEpoch, firstEpoch } from '../../chain/accept-epoch.ts'
import type { EpochMember } from '../../chain/epoch.ts'
import type { Growth } from '../../chain/growth.ts'
import {
  type Epoch,
  type EpochVerdict,
  hasStaff,
  hasTeam,
  type Papers,
  type Reader,
} from '../../chain/judge-record.ts'
import { type ConversationId, keyHashOf, type MemberId } from '../../chain/member.ts'
import { type Bytes, sameBytes } from '../../chain/notation.ts'
import type { ValidStaff } from '../../chain/verify-chain.ts'
import { fitsCommitment, openEpochKey } from '../../sealing/epoch-key.ts'
import { isHerRecord, visitorsKey } from '../../sealing/visitor-record.ts'
import type { StoredEpoch } from '../conversation-state.ts'
import type { Me } from './me.ts'
import type { Parked, RefusedWhy } from './view.ts'

/** Who may read from epoch n on, and how the list came to be. */
export type Step = {
  readonly n: number
  readonly growth: Growth
  readonly members: readonly EpochMember[]
  /** The epochs whose keys came with it, to every member of it. */
  readonly given: readonly number[]
}

/** What one client has verified about the members of one conversation. Everything is drawn from here. */
export type Membership = {
  readonly epoch: Epoch
  readonly reader: Reader
  /** Every accepted epoch, the current one last. */
  readonly steps: readonly Step[]
  /** Everyone of staff ever accepted here, for names and signing keys of older messages. */
  readonly staff: ReadonlyMap<MemberId, ValidStaff>
}

/**
 * Where a visitor who came back stands (`come-back.ts`). doubted: by today's papers she could not take the present
 * list; nothing is sent until there is another, such as one of her own.
 */
export type Returned = {
  readonly membership: Membership
  readonly keys: ReadonlyMap<number, Bytes>
  readonly doubted: boolean
}

export type Taken =
  | {
      readonly kind: 'taken'
      readonly membership: Membership
      /** Opened keys per epoch that fit what the record's signer committed to. */
      readonly keys: ReadonlyMap<number, Bytes>
      readonly visitorKeyBytes: Bytes | null
      readonly joined: readonly string[]
      readonly left: readonly string[]
      readonly parked: Parked | null
    }
  | { readonly kind: 'refused'; readonly why: RefusedWhy }

/** A visitor knows epoch 0 from her own device: herself and the team she sealed to. */
export async function visitorMembership(
  conversation: ConversationId,
  me: Me & { kind: 'visitor' },
  demo: boolean,
): Promise<Membership> {
  const keyHash = await keyHashOf(me.pair.publicKeyBytes)
  const visitor = { id: me.memberId, keyHash }
  const epoch = firstEpoch(conversation, me.envelopeHash, visitor, me.reception)
  return {
    epoch,
    reader: { id: me.memberId, keyHash, visitorKeyHash: keyHash, demo },
    steps: [{ n: 0, growth: 'same', members: epoch.members, given: epoch.given }],
    staff: new Map(),
  }
}

/**
 * Takes the next record: the chain's rules, then the sealed key, which must open and fit its commitment.
 * `known`: keys this client has of its own (a visitor's CK_0). Source: docs/protocol.md §4.
 */
export async function takeRecord(
  membership: Membership,
  entry: StoredEpoch,
  me: Me,
  papers: Papers,
  known: ReadonlyMap<number, Bytes>,
): Promise<Taken> {
  const { epoch, reader } = membership
  const isHers = isHerRecord(known.get(epoch.n))
  const verdict = await acceptEpoch(epoch, entry.record, reader, papers, isHers)
  if (verdict.kind === 'refused') return verdict
  const opened = await openKeys(verdict, entry, me, reader, known)
  if (opened.kind === 'refused') return opened
  if (!(await isHerKey(verdict, opened, me))) return { kind: 'refused', why: 'wrong-key' }
  return joinUp(membership, verdict, papers, opened)
}

/** The members of an accepted epoch, or null. */
export function membersAt(membership: Membership, n: number): readonly EpochMember[] | null {
  return membership.steps.find((step) => step.n === n)?.members ?? null
}

/**
 * Who came between the epoch some words were written in and now, in a way their writer must be asked about.
 * Who claims from the team does not count for words that were meant for the team; neither does who left again. The
 * team itself counts for words that were meant for a counsellor.
 * Source: docs/protocol.md §4.
 */
export function newcomersSince(membership: Membership, writtenIn: number): readonly MemberId[] {
  const { epoch, steps, reader } = membership
  const isIn = ({ members }: Step) => members.some(({ id }) => id === reader.id)
  // What she wrote before she knew the members was for those she came in with.
  const then = steps.find((step) => step.n >= writtenIn && isIn(step))?.members ?? []
  const claimed = steps.filter(({ n, growth }) => n > writtenIn && growth === 'claim')
  const known = [...then, ...(hasStaff(then) ? [] : claimed.flatMap(({ members }) => members))]
  // The team came after somebody of staff: whoever claims next reads what is said to it.
  const isAsked = hasStaff(then) && !hasTeam(then) ? ['staff', 'team'] : ['staff']
  return epoch.members
    .filter(({ id, kind }) => isAsked.includes(kind) && !known.some((one) => one.id === id))
    .map(({ id }) => id)
}

export function nameOf(membership: Membership | null, member: MemberId): string | null {
  return membership?.staff.get(member)?.paper.pseudonym ?? null
}

export type Accepted = EpochVerdict & { kind: 'accepted' }
type Opened =
  | { kind: 'opened'; keys: ReadonlyMap<number, Bytes>; visitorKeyBytes: Bytes | null }
  | { kind: 'refused'; why: RefusedWhy }

/** Every commitment of the record must be met by a key this member can open or already holds. */
export async function openKeys(
  { record }: Accepted,
  entry: StoredEpoch,
  me: Me,
  reader: Reader,
  known: ReadonlyMap<number, Bytes>,
): Promise<Opened> {
  const keys = new Map<number, Bytes>()
  let visitorKeyBytes: Bytes | null = null
  for (const [n] of record.commitments) {
    const sealed = entry.keys.find((key) => key.n === n)
    const place = {
      conversation: record.conversation,
      n,
      member: { id: me.memberId, kind: me.kind },
    }
    const own = known.get(n)
    const key = own
      ? { ckBytes: own, visitorKeyBytes: null }
      : sealed && (await openEpochKey(place, me.pair.seedBytes, sealed.sealed))
    if (!key) return { kind: 'refused', why: 'no-key' }
    if (!(await fitsCommitment(record, n, key.ckBytes)))
      return { kind: 'refused', why: 'wrong-key' }
    if (key.visitorKeyBytes) {
      const hash = await keyHashOf(key.visitorKeyBytes)
      if (hash !== reader.visitorKeyHash) return { kind: 'refused', why: 'other-visitor' }
      visitorKeyBytes = key.visitorKeyBytes
    }
    keys.set(n, key.ckBytes)
  }
  return { kind: 'opened', keys, visitorKeyBytes }
}

/** A record that says to be hers was made on one of her own devices: only there this key could be made. */
async function isHerKey(
  { record, signer }: Accepted,
  { keys }: Opened & { kind: 'opened' },
  me: Me,
): Promise<boolean> {
  if (me.kind !== 'visitor' || signer !== 'visitor') return true
  const [made, given] = [await visitorsKey(me.pair.seedBytes, record), keys.get(record.n)]
  return given !== undefined && sameBytes(made, given)
}

/** What an accepted record with its opened keys makes of what was known before it. */
export function joinUp(
  before: Membership,
  { epoch, growth, signer }: Accepted,
  papers: Papers,
  { keys, visitorKeyBytes }: Opened & { kind: 'opened' },
): Taken {
  const staff = new Map(before.staff)
  for (const { id } of epoch.members) {
    const valid = papers.staff.get(id)
    if (valid) staff.set(id, valid)
  }
  const { n, members, given } = epoch
  const membership: Membership = {
    epoch,
    reader: before.reader,
    steps: [...before.steps, { n, growth, members, given }],
    staff,
  }
  const onlyIn = (these: readonly EpochMember[], those: readonly EpochMember[]) =>
    these
      .filter((one) => one.kind === 'staff' && !those.some((other) => other.id === one.id))
      .map((one) => nameOf(membership, one.id) ?? '')
  return {
    kind: 'taken',
    membership,
    keys,
    visitorKeyBytes,
    joined: onlyIn(members, before.epoch.members),
    left: onlyIn(before.epoch.members, members),
    parked: hasStaff(members)
      ? null
      : {
          by: signer === 'visitor' ? null : signer.paper.pseudonym,
          readsBack: given.some((k) => k < n && hasStaff(membersAt(before, k) ?? [])),
        },
  }
}
