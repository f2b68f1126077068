import type { ConversationId } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { Trust } from '../../chain/verify-chain.ts'
import type { LiveEvent } from '../../live/event-stream.ts'
import type { Holding } from './holding.ts'
import type { Me } from './me.ts'
import type { ConversationView } from './view.ts'

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
  /** Called after changes, many summed up in one call. Returns how to stop. */
  subscribe(listener: () => void): () => void
  /** Takes the words at once; they go when they can. */
  send(text: string): SendAnswer
  /** Call on every key stroke; frames go at a fixed interval whatever the length. */
  typing(): void
  /** This device showed everything up to seq. */
  shown(seq: number): void
  /** seenEpoch: of the `held` status that was on screen. Whoever came after it is asked about again. */
  sendAnyway(itemKey: string, seenEpoch: number): void
  /** Takes back what is `held` or `unsendable`; what may be on its way stays. */
  discard(itemKey: string): void
  /** Fetches state, members and messages; the truth after any push, gap or return. Rejects when the house is away. */
  catchUp(): Promise<void>
  /** One event of this conversation; data is what stands after the id and its space. */
  handle(event: LiveEvent): void
  /** A sign of life; call every 20 s. Never rejects. */
  alive(): Promise<void>
  /** Verified members and keys, for `add-member.ts` only. */
  holding(): Holding
  /** Stops everything and zeroes the keys. */
  end(): void
}

/** textBytes and mostBytes count UTF-8. */
export type SendAnswer =
  | { readonly kind: 'queued' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly textBytes: number; readonly mostBytes: number }
