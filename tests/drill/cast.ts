import { parseDeskState } from '../../src/chat/desk-state.ts'
import { ask } from '../../src/chat/sealed/ask.ts'
import { signInOffer, welcome } from '../../src/people/exchange.ts'
import { parseInviteLink } from '../../src/people/invite-link.ts'
import { ask as askPeople } from '../../src/people/sealed/ask.ts'
import { usePasskey } from '../../src/people/sealed/passkey.ts'
import { unlock } from '../../src/people/sealed/unlock.ts'
import type { Precheck } from '../../src/sealing/precheck.ts'
import { greet, openDesk } from '../support/desk.ts'
import type { House } from '../support/house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { seen, startVisitor } from '../support/visitor.ts'
import { type Needle, words } from './needles.ts'

/** What only drills put into headers, addresses and texts; it looks like nothing else. */
const mark = 'kanarie'
export const canaries = {
  visitorText: `${mark}-tekst-Zm3 ik moest een pakketje ophalen`,
  longText: `${mark}-lang-Wd8 `.repeat(200),
  waitingText: `${mark}-wacht-Bq5 is er al iemand?`,
  counsellorText: `${mark}-antwoord-Kx9 je hebt niets verkeerd gedaan`,
  draft: `${mark}-concept-Vt2 dit stuur ik niet`,
  userAgent: `${mark}-toestel-Rj6/1.0`,
  language: `${mark}-taal-Hn4`,
  referrer: `http://${mark}-herkomst-Ls7.example/`,
  tracker: `${mark}-volger-Gc1`,
  path: `${mark}-adres-Pd3`,
  stray: `${mark}-vreemd-Yp6`,
} as const
export const addresses = {
  visitor: '127.93.41.7',
  waiting: '127.93.52.9',
  counsellor: '127.94.63.11',
} as const

const precheck: Precheck = {
  ...{ forWhom: 'relative', age: '16-17', topic: 'threat', canType: 'not-long', language: 'ar' },
}
const headers = {
  'user-agent': canaries.userAgent,
  'accept-language': canaries.language,
  referer: canaries.referrer,
}

/**
 * A visitor and a counsellor in the middle of a conversation, a second visitor in the queue, and everything that
 * somebody must not find: known here, because here are the devices.
 */
export async function openCast(house: House) {
  const { origin } = house
  const [link = ''] = house.addresses['counsellor'] ?? []
  const noor = await enrolStaff(link, { headers, localAddress: addresses.counsellor })
  const desk = openDesk(noor)
  const visitor = await startVisitor(noor.trust, {
    ...{ origin, headers, precheck, localAddress: addresses.visitor },
  })
  const { conversation } = visitor
  const waiting = await startVisitor(noor.trust, {
    ...{ origin, headers, precheck, localAddress: addresses.waiting },
  })
  waiting.conversation.send(canaries.waitingText)
  conversation.send(canaries.visitorText)
  const store = await greet(desk, visitor)
  conversation.typing()
  conversation.send(canaries.longText)
  desk.keepDraft(visitor.id, canaries.draft)
  store.typing()
  store.send(canaries.counsellorText)
  await seen(conversation, canaries.counsellorText)
  await seen(store, canaries.longText)
  store.shown(store.view().head)
  await until(conversation, () => conversation.view().items.some(isRead), 'that it was read')

  // What goes wrong on the way must not be kept either.
  const { fetch } = visitor.network
  await fetch(`/chat?fbclid=${canaries.tracker}&utm_source=${canaries.tracker}`)
  await fetch(`/${canaries.path}?zoek=${canaries.tracker}`)
  await visitor.http(`/api/v1/conversations/${visitor.id}/messages`, {
    method: 'POST',
    body: canaries.stray,
  })
  await visitor.http(`/api/v1/conversations/${canaries.path}`)

  const tokens: Needle[] = [
    token('the visitor’s token', visitor.tokenB64),
    token('the waiting visitor’s token', waiting.tokenB64),
    token('a staff cookie', noor.network.cookie().split('=')[1] ?? ''),
  ]
  return {
    conversationId: visitor.id,
    /** She is in the queue, and what she holds. */
    waiting: { ...waiting, left: [token('token', waiting.tokenB64)] },
    tokens,
    /** Typed, chosen or drafted by people. */
    said: [
      ...Object.entries(canaries)
        .filter(([name]) => /text|draft/i.test(name))
        .map(([name, text]) => words(name, text.slice(0, 40))),
      words('the precheck', JSON.stringify(precheck).slice(1, -1)),
      words('a precheck answer', `"topic":"${precheck.topic}"`),
    ],
    /** Sent along by devices. */
    brought: [
      ...(['userAgent', 'language', 'referrer', 'tracker', 'path', 'stray'] as const).map((name) =>
        words(name, canaries[name]),
      ),
    ],
    keys: [
      ...keysOf('CK', conversation.holding().keys),
      { name: 'the visitor’s seed', bytes: visitor.secrets.seedBytes },
      { name: 'the waiting visitor’s seed', bytes: waiting.secrets.seedBytes },
      { name: 'the waiting visitor’s CK 0', bytes: waiting.secrets.ck0Bytes },
      ...(await staffSecrets(noor)),
    ],
    /** The halves of the one-time links that open keys, and those that open doors. */
    unlocks: linksOf(house).map(({ unlockBytes }) => ({
      name: 'a link’s unlock half',
      bytes: unlockBytes,
    })),
    invites: linksOf(house).map((invite) => token('a link’s token', invite.token)),
    async leave() {
      await visitor.leave()
      desk.leave()
    },
  }
}

export type Cast = Awaited<ReturnType<typeof openCast>>

/** Everything that opens her keys, and the keys; fetched by signing in once more. */
async function staffSecrets({ me, browser, http }: StaffClient): Promise<Needle[]> {
  const offer = await askPeople(browser, 'POST', 'sign-in/begin', signInOffer)
  if (offer.kind !== 'answered') throw new Error('no offer')
  const used = await usePasskey(browser, offer.value, null)
  if (used.kind !== 'used') throw new Error('no passkey')
  const body = { assertion: used.assertion }
  const answer = await askPeople(browser, 'POST', 'sign-in/finish', welcome, body)
  const hers = answer.kind === 'answered' ? await unlock(answer.value, used.prfBytes) : null
  if (!hers) throw new Error('not unlocked')
  const state = await ask(http, '/api/v1/desk', parseDeskState)
  const pairs = await me.openReceptionKeys(state.receptionKeys, null)
  return [
    { name: 'the passkey’s secret', bytes: used.prfBytes },
    { name: 'the staff secret', bytes: hers.secretBytes },
    { name: 'the staff sealing seed', bytes: me.keys.sealing.seedBytes.slice() },
    { name: 'the staff signing seed', bytes: me.keys.signing.seedBytes.slice() },
    ...[...pairs.values()].map(({ seedBytes }) => ({ name: 'reception’s seed', bytes: seedBytes })),
  ]
}

function linksOf({ addresses }: House) {
  const links = [...(addresses['counsellor'] ?? []), ...(addresses['supervisor'] ?? [])]
  return links.flatMap((link) => parseInviteLink(new URL(link).hash) ?? [])
}

const isRead = (item: { readonly kind: string; readonly status?: { readonly kind: string } }) =>
  item.kind === 'text' && item.status?.kind === 'read'
const token = (name: string, b64: string): Needle => ({
  name,
  bytes: Buffer.from(b64, 'base64url'),
})
const keysOf = (name: string, keys: ReadonlyMap<number, Uint8Array>): Needle[] =>
  [...keys].map(([n, bytes]) => ({ name: `${name} ${n}`, bytes: bytes.slice() }))
