import type { ConversationId, MemberId, PaperHash } from '../../chain/member.ts'
import { keyHashOf, recordHashOf } from '../../chain/member.ts'
import { type Bytes, sameBytes } from '../../chain/notation.ts'
import type { EnvelopeContent } from '../../sealing/envelope.ts'
import { newConversationKey } from '../../sealing/epoch-key.ts'
import type { SealingPair } from '../../sealing/hpke.ts'
import { parseConversationState } from '../conversation-state.ts'
import { ask, jsonPost, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'
import { makeRecord, visitorMember } from './make-record.ts'

/** A waiting visitor's envelope, opened with the reception key (`openEnvelope` of `sealing`). */
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
}

export type ClaimAnswer =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'taken' | 'left' | 'not-on-shift' }
  /** Nobody knows yet; claiming again is safe. */
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'failed'; readonly word: string }

/**
 * Makes CK_1, record 1 and the sealed keys, and posts them. Afterwards `openConversation` and `catchUp`.
 * `unsealable`: whoever wrote the envelope put a key in it that is none.
 */
export async function claim(
  { http, me, demo }: ClaimParts,
  ticket: OpenedTicket,
): Promise<ClaimAnswer> {
  const address = `/api/v1/conversations/${ticket.conversation}`
  const made = await firstRecord(ticket, me, demo).catch(() => null)
  if (!made) return { kind: 'failed', word: 'unsealable' }
  for (let tries = 1; ; tries++) {
    try {
      const response = await http(`${address}/claim`, jsonPost(made.body))
      if (response.ok) return { kind: 'claimed' }
      const { word } = await refusalOf(response)
      // An answer that was lost may have been ours.
      if (word === 'taken' && tries > 1 && (await isOurs(http, address, made.bytes))) {
        return { kind: 'claimed' }
      }
      if (word === 'taken' || word === 'left' || word === 'not-on-shift') return { kind: word }
      return { kind: 'failed', word }
    } catch {
      if (tries === 2) return { kind: 'no-connection' }
    }
  }
}

async function firstRecord(
  { conversation, envelopeBytes, content }: OpenedTicket,
  me: ClaimParts['me'],
  demo: boolean,
) {
  const { ckBytes, visitorKeyBytes } = content
  const myKey = await keyHashOf(me.pair.publicKeyBytes)
  return makeRecord(
    {
      conversation,
      n: 1,
      previous: await recordHashOf(envelopeBytes),
      members: [
        await visitorMember(visitorKeyBytes),
        {
          member: { id: me.memberId, kind: 'staff', key: myKey },
          publicKeyBytes: me.pair.publicKeyBytes,
        },
      ],
      keys: [
        [1, newConversationKey()],
        [0, ckBytes],
      ],
      visitorKeyBytes,
      demo,
    },
    me,
  )
}

async function isOurs(http: Http, address: string, recordBytes: Bytes): Promise<boolean> {
  try {
    const { epochs } = await ask(http, address, parseConversationState)
    return epochs.some(({ record }) => sameBytes(record.bytes, recordBytes))
  } catch {
    return false
  }
}
