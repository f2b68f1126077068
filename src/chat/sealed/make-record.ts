import { toB64 } from '../../chain/base64url.ts'
import {
  type EpochMember,
  type EpochRecord,
  epochLabel,
  epochRecordBytes,
  mostCommitments,
} from '../../chain/epoch.ts'
import { type ConversationId, keyHashOf, memberIdOf, type RecordHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { type SignedPaper, signedPaperJson, signPaper, unsigned } from '../../chain/signed-paper.ts'
import { commit, sealEpochKey } from '../../sealing/epoch-key.ts'
import type { Me } from './me.ts'

export type StaffMe = Me & { readonly kind: 'staff' }

/** A member with the public key her epoch keys are sealed to. */
export type KeyedMember = {
  readonly member: EpochMember
  readonly publicKeyBytes: Bytes
}

export type NewRecord = {
  readonly conversation: ConversationId
  readonly n: number
  readonly previous: RecordHash
  readonly members: readonly KeyedMember[]
  /** CK per epoch, the new one first; each is committed to and sealed to everybody. */
  readonly keys: readonly (readonly [n: number, ckBytes: Bytes])[]
  readonly visitorKeyBytes: Bytes
  readonly demo: boolean
}

export async function visitorMember(publicKeyBytes: Bytes): Promise<KeyedMember> {
  const [id, key] = [await memberIdOf(publicKeyBytes), await keyHashOf(publicKeyBytes)]
  return { member: { id, kind: 'visitor', key }, publicKeyBytes }
}

/** Puts a name under a record: a staff member's signature, or a visitor's proof that she knew the last key. */
export type Pen = (paper: SignedPaper) => Promise<SignedPaper>

export const staffPen =
  ({ paperHash, signingSeedBytes }: Omit<StaffMe, 'kind'>): Pen =>
  (paper) =>
    signPaper(paper, paperHash, signingSeedBytes, epochLabel)

/** Keys that go on with a new record, newest first; as many as fit beside its own when left out. */
export function newestOf(
  keys: ReadonlyMap<number, Bytes>,
  most = mostCommitments - 1,
): NewRecord['keys'] {
  return [...keys].sort(([one], [other]) => other - one).slice(0, most)
}

/**
 * Signs an epoch record and seals its keys: what a claim, a parking and every other change posts.
 * Source: docs/protocol.md §4.
 */
export async function makeRecord(from: NewRecord, pen: Pen) {
  const { conversation, n, previous, demo, visitorKeyBytes } = from
  const record: EpochRecord = {
    kind: 'epoch',
    conversation,
    n,
    previous,
    members: from.members.map(({ member }) => member),
    commitments: await Promise.all(from.keys.map(([k, ck]) => commit(conversation, k, ck))),
    demo,
  }
  const signed = await pen(unsigned(epochRecordBytes(record)))
  const keys = from.members.flatMap(({ member, publicKeyBytes }) =>
    from.keys.map(async ([k, ckBytes]) => {
      const place = { conversation, n: k, member }
      const sealed = await sealEpochKey(place, publicKeyBytes, { ckBytes, visitorKeyBytes })
      return { member: member.id, n: k, sealed: toB64(sealed) }
    }),
  )
  return {
    bytes: signed.bytes,
    body: { record: signedPaperJson(signed), keys: await Promise.all(keys) },
  }
}
