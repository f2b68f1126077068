import type { Asking } from '../../doors/asking.ts'

/** Who is signed in, and what every screen of the outreach workers gets. */
export type OutreachDesk = {
  readonly asking: Asking
  /** Her pseudonym. */
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** Says something for a moment. */
  tell(says: string): void
}

/** rest: what stands in the fragment behind the screen's id: `#/campagnes/12` gives `['12']`. */
export type ScreenParts = { readonly desk: OutreachDesk; readonly rest: readonly string[] }
