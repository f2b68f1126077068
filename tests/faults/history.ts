/**
 * What happened in a run, in the order in which it was seen. `text` names a message (every text of a run is said
 * once); `id` is the client id of its bytes, which a message keeps through all its tries.
 */
export type Happening =
  /** A member gave words to her outbox. */
  | { readonly kind: 'said'; readonly chat: string; readonly by: string; readonly text: string }
  /** One try of one message under one epoch. Tries of an id overlap when they are doubled. */
  | {
      readonly kind: 'invoke'
      readonly chat: string
      readonly by: string
      readonly id: string
      readonly epoch: number
      readonly attempt: number
    }
  | { readonly kind: 'ok'; readonly attempt: number; readonly seq: number }
  | { readonly kind: 'fail'; readonly attempt: number; readonly word: string }
  /** No answer, or one that says nothing: it may have been committed. */
  | { readonly kind: 'unknown'; readonly attempt: number }
  /** Her screen said "Verstuurd". */
  | {
      readonly kind: 'sent'
      readonly chat: string
      readonly by: string
      readonly text: string
      readonly seq: number
    }
  /** A change of members was acknowledged. */
  | { readonly kind: 'changed'; readonly chat: string; readonly epoch: number }
  | { readonly kind: 'claimed'; readonly chat: string; readonly by: string }
  | { readonly kind: 'place'; readonly chat: string; readonly place: number }
  /** In the end, what a member's screen shows as not sent. */
  | { readonly kind: 'unsent'; readonly chat: string; readonly by: string; readonly text: string }
  /** In the end, what a member holds: `text` is null where she may not read or could not open it. */
  | {
      readonly kind: 'log'
      readonly chat: string
      readonly by: string
      readonly entries: readonly Logged[]
    }
  /** In the end, something a member's screen complains about: a gap, an unopened message, a refusal. */
  | {
      readonly kind: 'complaint'
      readonly chat: string
      readonly by: string
      readonly what: string
    }

export type Logged = {
  readonly seq: number
  readonly id: string
  readonly epoch: number
  readonly text: string | null
}

export type Broken = {
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I10'
  readonly chat: string
  readonly why: string
}
