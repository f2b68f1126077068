import type { KeyHash, MemberId, PaperHash, RecordHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { SealingPair } from '../../sealing/hpke.ts'
import type { Returned } from './membership.ts'

/** Who runs this client. A visitor's keys live in this tab only; `end` zeroes them. */
export type Me =
  | {
      readonly kind: 'visitor'
      readonly memberId: MemberId
      readonly pair: SealingPair
      readonly ck0Bytes: Bytes
      readonly envelopeHash: RecordHash
      readonly reception: { readonly id: MemberId; readonly keyHash: KeyHash }
      /** She came by her code. */
      readonly returned?: Returned
    }
  | {
      readonly kind: 'staff'
      readonly memberId: MemberId
      readonly paperHash: PaperHash
      readonly pair: SealingPair
      readonly signingSeedBytes: Bytes
    }
