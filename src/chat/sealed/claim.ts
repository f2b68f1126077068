import type { ConversationId, MemberId, PaperHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { EnvelopeContent } from '../../sealing/envelope.ts'
import type { SealingPair } from '../../sealing/hpke.ts'
import type { Http } from './conversation.ts'

/** A waiting visitor's envelope, opened with the reception key. */
export type OpenedTicket = {
  readonly conversation: ConversationId
  readonly envelopeBytes: Bytes
  readonly content: EnvelopeContent
}

export type ClaimParts = {
  readonly http: Http
  readonly me: {
    readonly memberId: MemberId
    readonly paperHash: PaperHash
    readonly pair: SealingPair
    readonly signingSeedBytes: Bytes
  }
  readonly demo: boolean
  readonly random: (size: number) => Bytes
}

export type ClaimAnswer =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'taken' | 'left' | 'not-on-shift' | 'no-connection' }
  | { readonly kind: 'failed'; readonly word: string }

/** Open an envelope with `openEnvelope` of `sealing`. Claims: makes CK_1, record 1 and the sealed keys, and posts them. Then `openConversation` and `catchUp`. */
export async function claim(_parts: ClaimParts, _opened: OpenedTicket): Promise<ClaimAnswer> {
  throw new Error('not built yet')
}
