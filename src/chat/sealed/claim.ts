import { keyHashOf, type MemberId, type PaperHash } from '../../chain/member.ts'
import { type Bytes, sameBytes } from '../../chain/notation.ts'
import { newConversationKey } from '../../sealing/epoch-key.ts'
import type { SealingPair } from '../../sealing/hpke.ts'
import { parseConversationState } from '../conversation-state.ts'
import { ask, jsonPost, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'
import { makeRecord, newestOf, staffPen, visitorMember } from './make-record.ts'
import type { OpenedTicket } from './open-ticket.ts'

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
 * Takes a conversation from the team: makes the next key and record, hands on every key the team held, and posts them.
 * Afterwards `openConversation` and `catchUp`. `unsealable`: whoever wrote the ticket put a key in it that is none.
 */
export async function claim(
  { http, me, demo }: ClaimParts,
  ticket: OpenedTicket,
): Promise<ClaimAnswer> {
  const address = `/api/v1/conversations/${ticket.conversation}`
  const made = await nextRecord(ticket, me, demo).catch(() => null)
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

async function nextRecord(
  { conversation, n, previous, keys, visitorKeyBytes }: OpenedTicket,
  me: ClaimParts['me'],
  demo: boolean,
) {
  const key = await keyHashOf(me.pair.publicKeyBytes)
  const member = { id: me.memberId, kind: 'staff', key } as const
  return makeRecord(
    {
      conversation,
      n: n + 1,
      previous,
      members: [
        await visitorMember(visitorKeyBytes),
        { member, publicKeyBytes: me.pair.publicKeyBytes },
      ],
      keys: [[n + 1, newConversationKey()], ...newestOf(keys)],
      visitorKeyBytes,
      demo,
    },
    staffPen(me),
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
