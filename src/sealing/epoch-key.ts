import { toB64 } from '../chain/base64url.ts'
import type { Commitment, EpochMember, EpochRecord } from '../chain/epoch.ts'
import { type ConversationId, idBytes } from '../chain/member.ts'
import { type Bytes, concat, uint } from '../chain/notation.ts'
import { hmac } from './hmac.ts'
import { open, seal } from './hpke.ts'

/** CK: the secret of one epoch, 32 random bytes from the platform. */
export function newConversationKey(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** Which epoch's key, for whom. */
export type EpochKeyPlace = {
  readonly conversation: ConversationId
  readonly n: number
  readonly member: Pick<EpochMember, 'id' | 'kind'>
}

/** `visitorKeyBytes` is for staff and team; a visitor knows her own, and gets null. */
export type EpochKey = { readonly ckBytes: Bytes; readonly visitorKeyBytes: Bytes | null }

/** Seals one epoch's key to one member. Source: docs/protocol.md §4. */
export function sealEpochKey(
  place: EpochKeyPlace,
  memberKeyBytes: Bytes,
  secret: { readonly ckBytes: Bytes; readonly visitorKeyBytes: Bytes },
): Promise<Bytes> {
  const forVisitor = place.member.kind === 'visitor'
  const plaintext = forVisitor ? secret.ckBytes : concat(secret.ckBytes, secret.visitorKeyBytes)
  return seal(memberKeyBytes, info, aad(place), plaintext)
}

/** Null when it does not open or has another size. Not yet checked against its commitment. */
export async function openEpochKey(
  place: EpochKeyPlace,
  seedBytes: Bytes,
  sealed: Bytes,
): Promise<EpochKey | null> {
  const plaintext = await open(seedBytes, info, aad(place), sealed)
  const forVisitor = place.member.kind === 'visitor'
  if (plaintext?.length !== (forVisitor ? 32 : 32 + 1216)) return null
  return {
    ckBytes: plaintext.slice(0, 32),
    visitorKeyBytes: forVisitor ? null : plaintext.slice(32),
  }
}

/** HMAC-SHA256(CK, conversation ‖ u32 n), as it stands in the record. Source: docs/protocol.md §4. */
export async function commit(
  conversation: ConversationId,
  n: number,
  ckBytes: Bytes,
): Promise<Commitment> {
  return [n, toB64(await hmac(ckBytes, concat(idBytes(conversation), uint(4, n))))]
}

/** Whether an opened key is the one the record's signer committed to. */
export async function fitsCommitment(
  record: Pick<EpochRecord, 'conversation' | 'commitments'>,
  n: number,
  ckBytes: Bytes,
): Promise<boolean> {
  const [, hmacB64] = await commit(record.conversation, n, ckBytes)
  return record.commitments.some(([k, said]) => k === n && said === hmacB64)
}

const info = 'keerpunt/1 epoch key'

function aad({ conversation, n, member }: EpochKeyPlace): Bytes {
  return concat(idBytes(conversation), uint(4, n), idBytes(member.id))
}
