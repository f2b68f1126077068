/** What a page says about the chat. `unknown`: nobody could tell, as when the database is gone. */
export type ChatState =
  /** waitSeconds is null while too few talks tell how long a wait is. */
  | { readonly kind: 'open'; readonly waitSeconds: number | null }
  | { readonly kind: 'full' }
  | { readonly kind: 'closed'; readonly opensAt: Date | null }
  | { readonly kind: 'unknown' }

/** What the changing parts of a page are drawn from. */
export type Moment = { readonly instant: Date; readonly state: ChatState }
