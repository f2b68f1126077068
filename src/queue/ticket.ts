import { type PaperHash, readPaperHash } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import { hasField, readBytes, readCount, readFields, readList } from '../chain/reading.ts'
import { readSignedPaper, type SignedPaper } from '../chain/signed-paper.ts'
import { envelopeBytes } from '../chain/sizes.ts'

/** Epoch key n, sealed to the member who asks. */
export type SealedKey = { readonly n: number; readonly sealed: Bytes }

/**
 * What a counsellor opens with a reception key before she can claim: the visitor's envelope, or, when the
 * conversation was parked with the team, its last record and the keys that were sealed to the team with it.
 * reception: which reception paper's key opens it. record: unverified.
 */
export type Ticket =
  | { readonly kind: 'envelope'; readonly reception: PaperHash; readonly envelope: Bytes }
  | {
      readonly kind: 'parked'
      readonly reception: PaperHash
      readonly record: SignedPaper
      readonly keys: readonly SealedKey[]
    }

/** Throws inside `reading`, like every reader. */
export function readTicket(json: unknown): Ticket {
  if (hasField(json, 'envelope')) {
    const { reception, envelope } = readFields(json, 'reception', 'envelope')
    return {
      kind: 'envelope',
      reception: readPaperHash(reception),
      envelope: readBytes(envelope, envelopeBytes),
    }
  }
  const { reception, record, keys } = readFields(json, 'reception', 'record', 'keys')
  return {
    kind: 'parked',
    reception: readPaperHash(reception),
    record: readSignedPaper(record),
    keys: readList(keys, 100, readSealedKey),
  }
}

export function readSealedKey(json: unknown): SealedKey {
  const { n, sealed } = readFields(json, 'n', 'sealed')
  return { n: readCount(n), sealed: readBytes(sealed) }
}
