import type {
  ConversationId,
  KeyHash,
  MemberId,
  PaperHash,
  RecordHash,
} from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { Trust } from '../../chain/verify-chain.ts'
import type { LiveEvent } from '../../live/event-stream.ts'
import type { SealingPair } from '../../sealing/hpke.ts'
import type { ConversationView } from './view.ts'

/** Who runs this client. A visitor's keys live in this tab only; `end` zeroes them. */
export type Me =
  | {
      readonly kind: 'visitor'
      readonly memberId: MemberId
      readonly pair: SealingPair
      readonly ck0Bytes: Bytes
      readonly envelopeHash: RecordHash
      readonly reception: { readonly id: MemberId; readonly keyHash: KeyHash }
    }
  | {
      readonly kind: 'staff'
      readonly memberId: MemberId
      readonly paperHash: PaperHash
      readonly pair: SealingPair
      readonly signingSeedBytes: Bytes
    }

/** Adds the caller's proof (a bearer token, a cookie); path starts with `/api/v1/`. Rejects when the house is away. */
export type Http = (path: string, init?: RequestInit) => Promise<Response>

export type ConversationParts = {
  readonly conversation: ConversationId
  readonly me: Me
  readonly http: Http
  readonly house: Trust
  /** Device time, ms. */
  readonly clock: () => number
  /** Fresh random bytes: `(size) => crypto.getRandomValues(new Uint8Array(size))`. */
  readonly random: (size: number) => Bytes
  /** Called once for each text of somebody else that arrives (not for old ones at the first catch-up). */
  readonly onNews?: () => void
}

/** One member's side of one conversation. Knows no screen. */
export type Conversation = {
  view(): ConversationView
  /** The listener is called after each change, with no promise about how many changes it sums up. */
  subscribe(listener: () => void): () => void
  /** Takes the words at once; they go when they can. textBytes and mostBytes count UTF-8. */
  send(text: string): SendAnswer
  /** Call on every key stroke; frames go at a fixed interval whatever the length. */
  typing(): void
  /** This device showed everything up to seq. */
  shown(seq: number): void
  sendAnyway(itemKey: string): void
  discard(itemKey: string): void
  /** Fetches state, members and messages; the truth after any push, gap or return. Rejects when the house is away. */
  catchUp(): Promise<void>
  /** One event of this conversation; data is what stands after the id and its space. */
  handle(event: LiveEvent): void
  /** A sign of life; call every 20 s. Never rejects. */
  alive(): Promise<void>
  /** Stops everything and zeroes the keys. */
  end(): void
}

export type SendAnswer =
  | { readonly kind: 'queued' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly textBytes: number; readonly mostBytes: number }

/** Opens the store. Nothing is fetched until `catchUp`. */
export function openConversation(_parts: ConversationParts): Conversation {
  throw new Error('not built yet')
}
