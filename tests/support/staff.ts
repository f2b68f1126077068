import type { Trust } from '../../src/chain/verify-chain.ts'
import type { Http } from '../../src/chat/sealed/conversation.ts'
import { parseHouse } from '../../src/desk/house.ts'
import { staffHttp } from '../../src/desk/http.ts'
import { parseInviteLink } from '../../src/people/invite-link.ts'
import type { Browser } from '../../src/people/sealed/browser.ts'
import { enrol, openInvite } from '../../src/people/sealed/enrol.ts'
import { signIn } from '../../src/people/sealed/sign-in.ts'
import type { Unlocked } from '../../src/people/sealed/unlock.ts'
import { createAuthenticator } from './authenticator.ts'
import { type Network, type NetworkOptions, openNetwork } from './network.ts'

/** A member of staff in Node: signed in over the real API with a real passkey, her keys open. */
export type StaffClient = {
  readonly me: Unlocked
  readonly trust: Trust
  /** What `people/sealed` works with; `signIn(browser)` signs in again. */
  readonly browser: Browser
  readonly network: Network
  /** Carries her cookie. */
  readonly http: Http
}

/** Opens a one-time link as `openHouse().addresses` gives it, makes a passkey and unlocks her keys. */
export async function enrolStaff(
  link: string,
  options: Partial<NetworkOptions> = {},
): Promise<StaffClient> {
  const { origin, hash } = new URL(link)
  const invite = parseInviteLink(hash)
  if (!invite) throw new StaffOutsideError('no one-time link')
  const network = openNetwork({ origin, ...options })
  const browser: Browser = { fetch: network.fetch, credentials: createAuthenticator(origin) }
  const offer = await openInvite(browser, invite)
  if (offer.kind !== 'answered') throw new StaffOutsideError(JSON.stringify(offer))
  const enrolled = await enrol(browser, invite, offer.value)
  if (enrolled.kind !== 'unlocked') throw new StaffOutsideError(JSON.stringify(enrolled))
  return clientOf(enrolled.unlocked, await trustOf(network), browser, network)
}

/** The same person in another tab or browser: signs in with the passkey she has. */
export async function signInAgain(
  { browser, trust }: StaffClient,
  options: Partial<NetworkOptions> & { readonly origin: string },
): Promise<StaffClient> {
  const other = openNetwork(options)
  const elsewhere: Browser = { fetch: other.fetch, credentials: browser.credentials }
  const entered = await signIn(elsewhere)
  if (entered.kind !== 'unlocked') throw new StaffOutsideError(JSON.stringify(entered))
  return clientOf(entered.unlocked, trust, elsewhere, other)
}

function clientOf(me: Unlocked, trust: Trust, browser: Browser, network: Network): StaffClient {
  const http = staffHttp(network.fetch, () => {})
  return { me, trust, browser, network, http }
}

/** The root key and flag that stand in the house's own page. */
export async function trustOf(network: Network): Promise<Trust> {
  const page = await (await network.fetch('/desk')).text()
  const [, data = ''] =
    /<script type="application\/json" id="house">(.*?)<\/script>/s.exec(page) ?? []
  const trust = parseHouse(data)
  if (!trust) throw new StaffOutsideError('the page names no root')
  return trust
}

export class StaffOutsideError extends Error {
  override readonly name = 'StaffOutsideError'
}
