import type { EpochWhy } from '../../chain/judge-record.ts'
import type { MemberId } from '../../chain/member.ts'
import type { ConversationStateWord } from '../conversation-state.ts'

/** What one member sees of one conversation, drawn from verified records and opened frames only. Immutable. */
export type ConversationView = {
  /** `closed` also for who is no member any more; of a `deleted` one neither words nor keys are left. */
  readonly state: ConversationStateWord
  /** Place in the queue and the expected wait; null when not queued or not known yet. */
  readonly place: number | null
  readonly waitSeconds: number | null
  /** "Wie is hier": the members of the accepted epoch, never a server's list. */
  readonly who: readonly Present[]
  readonly items: readonly Item[]
  /** Somebody else is typing now. */
  readonly typing: boolean
  readonly trouble: Trouble | null
  /** Words of others above what was shown on this device. */
  readonly unread: number
  /** Highest sequence number held; what `shown` may be told. */
  readonly head: number
  readonly epoch: number
  /** Since when nobody of the staff is here (ms, device time); null while somebody is, and in the queue. */
  readonly aloneSince: number | null
}

/** `here` is only the server's word about presence; that she is a member at all is verified. */
export type Present = {
  readonly kind: 'visitor' | 'staff' | 'team'
  readonly member: MemberId
  /** A pseudonym from a verified paper; null for the visitor and the team. */
  readonly name: string | null
  readonly here: boolean
  readonly me: boolean
}

export type Item = { readonly key: string } & (
  | TextItem
  | { readonly kind: 'unopened'; readonly seq: number; readonly why: UnopenedWhy }
  /** Something is missing, changed or out of order here. */
  | { readonly kind: 'gap'; readonly why: GapWhy }
  /** Frames from before this member came, or before she came back. */
  | { readonly kind: 'earlier'; readonly count: number }
  | { readonly kind: 'joined'; readonly names: readonly string[] }
  | { readonly kind: 'left'; readonly names: readonly string[] }
  | ({ readonly kind: 'parked' } & Parked)
  /** A change of members that did not hold; nothing is sent under it. */
  | { readonly kind: 'refused'; readonly why: RefusedWhy }
)

/** The team holds it from here on. by: a pseudonym from a verified paper; null for the visitor herself. */
export type Parked = {
  readonly by: string | null
  /** The team may read what was said with a counsellor before. */
  readonly readsBack: boolean
}

export type TextItem = {
  readonly kind: 'text'
  readonly mine: boolean
  readonly by: Author
  readonly text: string
  /** Device time of the sender, ms. */
  readonly sentAt: number
  /** Null until the server committed it. */
  readonly seq: number | null
  readonly status: TextStatus
}

export type Author = { readonly kind: 'visitor' | 'staff'; readonly name: string | null }

export type TextStatus =
  | { readonly kind: 'waiting' } // not yet sent; goes by itself
  | { readonly kind: 'sent' } // committed to the server's disk
  | { readonly kind: 'delivered' }
  | { readonly kind: 'read' }
  /** Waits for `sendAnyway` or `discard`: these names, all of `epoch`, came after it was written. */
  | { readonly kind: 'held'; readonly newcomers: readonly string[]; readonly epoch: number }
  /** Will not go; stays on screen, so that it can be copied or discarded. */
  | { readonly kind: 'unsendable'; readonly why: 'ended' | 'too-large' | 'malformed' }

export type UnopenedWhy =
  | 'no-key' // its epoch was refused or never reached us
  | 'broken' // does not open: changed on the way, or not for us
  | 'unsigned' // says to be from staff without a valid signature
  | 'repeated' // the same place in its sender's count was taken before
export type GapWhy = 'missing' | 'order' | 'history'
export type RefusedWhy = EpochWhy | 'wrong-key' | 'no-key' | 'untrusted-chain' | 'withheld'

export type Trouble =
  /** Sends fail or time out; they are tried again by themselves. */
  | { readonly kind: 'no-connection'; readonly sinceMs: number }
  /** The server asks for fewer messages; sending goes on after a pause. */
  | { readonly kind: 'too-many' }
  | { readonly kind: 'clock-wrong' }
  /** Somebody was put in whom we could not verify, or a member is no longer trusted: nothing is sent. */
  | { readonly kind: 'membership'; readonly why: RefusedWhy }
