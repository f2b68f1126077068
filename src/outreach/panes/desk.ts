import type { Trust } from '../../chain/verify-chain.ts'
import type { Asking } from '../../doors/asking.ts'
import type { Browser } from '../../people/sealed/browser.ts'

/** With what a passkey opens her own keys here, and whom the page believes; null where that can not be. */
export type Unlocking = { readonly house: Trust; readonly browser: Browser } | null

/** Who is signed in, and what every screen of the outreach workers gets. */
export type OutreachDesk = {
  readonly asking: Asking
  /** Her pseudonym. */
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly today: string
  readonly unlocking: Unlocking
  /** Says something for a moment. */
  tell(says: string): void
}

/** rest: what stands in the fragment behind the screen's id: `#/campagnes/12` gives `['12']`. */
export type ScreenParts = { readonly desk: OutreachDesk; readonly rest: readonly string[] }
