import { fromB64, toB64 } from '../../chain/base64url.ts'
import type { Bytes } from '../../chain/notation.ts'
import { wrapStaffSecret } from '../../sealing/staff-secret.ts'
import { type EnrolOffer, enrolOffer, welcome } from '../exchange.ts'
import type { InviteLink } from '../invite-link.ts'
import { type Asked, ask, type Offline, type Refused } from './ask.ts'
import type { Browser } from './browser.ts'
import { createPasskey, type NoPasskey, usePasskey } from './passkey.ts'
import { type Unlocked, unlock } from './unlock.ts'

export type Enrolled =
  | { readonly kind: 'unlocked'; readonly unlocked: Unlocked }
  | { readonly kind: 'wrong-key' } // the link does not open the secret of this paper
  | NoPasskey
  | Refused
  | Offline

/** Looks at what the link is for. Uses nothing up, so it may be done again. */
export function openInvite(browser: Browser, link: InviteLink): Promise<Asked<EnrolOffer>> {
  return ask(browser, 'POST', 'enrol/begin', enrolOffer, { token: link.token })
}

/**
 * Makes her passkey, proves by using it that it unlocks, and wraps her secret under it instead of under the link.
 * After anything but `unlocked` the link still works: call `openInvite` again first.
 */
export async function enrol(
  browser: Browser,
  link: InviteLink,
  offer: EnrolOffer,
): Promise<Enrolled> {
  const hers = await unlock(offer, link.unlockBytes)
  if (!hers) return { kind: 'wrong-key' }
  const made = await createPasskey(browser, offer.creation)
  if (made.kind !== 'made') return made
  const { attestation } = made
  const used = await usePasskey(browser, offer.proof, fromB64(attestation.id) as Bytes)
  if (used.kind !== 'used') return used
  const { assertion, prfBytes } = used
  const wrapped = await wrapStaffSecret(prfBytes, offer.account, hers.secretBytes)
  hers.secretBytes.fill(0)
  const body = { token: link.token, attestation, assertion, wrapped: toB64(wrapped) }
  const answer = await ask(browser, 'POST', 'enrol/finish', welcome, body)
  return answer.kind === 'answered' ? { kind: 'unlocked', unlocked: hers.unlocked } : answer
}
