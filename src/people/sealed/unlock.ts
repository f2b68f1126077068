import { type MemberId, memberIdOfPaper, type PaperHash, paperHashOf } from '../../chain/member.ts'
import { type Bytes, sameBytes } from '../../chain/notation.ts'
import { parsePaper, type Role } from '../../chain/paper.ts'
import type { SignedPaper } from '../../chain/signed-paper.ts'
import type { ValidReception } from '../../chain/verify-chain.ts'
import { type SealingPair, sealingPairOf } from '../../sealing/hpke.ts'
import { openReceptionKey } from '../../sealing/reception-key.ts'
import { type StaffKeys, staffKeysOf, unwrapStaffSecret } from '../../sealing/staff-secret.ts'
import type { Welcome } from '../exchange.ts'

/** A member of staff whose keys are open, in this tab's memory only. Name and role are her paper's, not the server's. */
export type Unlocked = {
  readonly account: string
  readonly paper: SignedPaper
  readonly hash: PaperHash
  readonly member: MemberId
  readonly pseudonym: string
  readonly role: Role
  readonly keys: StaffKeys
  /** Reception's pairs, as far as they open; a pair that is not the valid reception paper's own is left out. */
  openReceptionKeys(
    sealed: readonly { readonly reception: PaperHash; readonly sealed: Bytes }[],
    reception: ValidReception | null,
  ): Promise<ReadonlyMap<PaperHash, SealingPair>>
}

/** Null when the material does not open her secret, or the secret is not her paper's. */
export async function unlock(
  welcome: Pick<Welcome, 'account' | 'paper' | 'wrapped'>,
  materialBytes: Bytes,
): Promise<{ readonly unlocked: Unlocked; readonly secretBytes: Bytes } | null> {
  const { account, paper: signed, wrapped } = welcome
  const secretBytes = await unwrapStaffSecret(materialBytes, account, wrapped)
  const paper = parsePaper(signed.bytes)
  if (!secretBytes || paper?.kind !== 'staff') return null
  const keys = await staffKeysOf(secretBytes)
  const hers =
    sameBytes(keys.sealing.publicKeyBytes, paper.sealingKey) &&
    sameBytes(keys.signing.publicKeyBytes, paper.signingKey)
  if (!hers) return null
  const hash = await paperHashOf(signed.bytes)
  const { pseudonym, role } = paper
  const unlocked: Unlocked = {
    account,
    paper: signed,
    hash,
    member: memberIdOfPaper(hash),
    pseudonym,
    role,
    keys,
    openReceptionKeys: (sealed, valid) => openAll(keys.sealing, hash, sealed, valid),
  }
  return { unlocked, secretBytes }
}

async function openAll(
  mine: SealingPair,
  staff: PaperHash,
  all: readonly { readonly reception: PaperHash; readonly sealed: Bytes }[],
  valid: ValidReception | null,
): Promise<ReadonlyMap<PaperHash, SealingPair>> {
  const open = new Map<PaperHash, SealingPair>()
  for (const { reception, sealed } of all) {
    const seed = await openReceptionKey({ reception, staff }, mine.seedBytes, sealed)
    if (!seed) continue
    const pair = await sealingPairOf(seed)
    const right =
      valid?.hash !== reception || sameBytes(pair.publicKeyBytes, valid.paper.sealingKey)
    if (right) open.set(reception, pair)
  }
  return open
}
