import * as z from 'zod/mini'
import { signInOffer, welcome } from '../exchange.ts'
import { ask } from './ask.ts'
import type { Browser } from './browser.ts'
import type { Enrolled } from './enrol.ts'
import { usePasskey } from './passkey.ts'
import { unlock } from './unlock.ts'

/** Signs in with any passkey of this house and opens her keys with it. */
export async function signIn(browser: Browser): Promise<Enrolled> {
  const offer = await ask(browser, 'POST', 'sign-in/begin', signInOffer)
  if (offer.kind !== 'answered') return offer
  const used = await usePasskey(browser, offer.value, null)
  if (used.kind !== 'used') return used
  const body = { assertion: used.assertion }
  const answer = await ask(browser, 'POST', 'sign-in/finish', welcome, body)
  if (answer.kind !== 'answered') return answer
  const hers = await unlock(answer.value, used.prfBytes)
  hers?.secretBytes.fill(0)
  return hers ? { kind: 'unlocked', unlocked: hers.unlocked } : { kind: 'wrong-key' }
}

/** Ends the session. The caller drops what it has unlocked whatever the answer. */
export async function signOut(browser: Browser): Promise<boolean> {
  return (await ask(browser, 'POST', 'sign-out', z.null())).kind === 'answered'
}
