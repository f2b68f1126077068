import { argon2 } from 'node:crypto'
import { promisify } from 'node:util'
import { parseDeskState } from '../../src/chat/desk-state.ts'
import { ask } from '../../src/chat/sealed/ask.ts'
import { signInOffer, welcome } from '../../src/people/exchange.ts'
import { parseInviteLink } from '../../src/people/invite-link.ts'
import { ask as askPeople } from '../../src/people/sealed/ask.ts'
import { usePasskey } from '../../src/people/sealed/passkey.ts'
import { unlock } from '../../src/people/sealed/unlock.ts'
import { type Argon2, deriveCodeKeys } from '../../src/sealing/code-keys.ts'
import type { Precheck } from '../../src/sealing/precheck.ts'
import { codeText, codeWords, newReturnCode } from '../../src/sealing/return-code.ts'
import { greet, openDesk } from '../support/desk.ts'
import type { House } from '../support/house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { returnVisitor, seen, startVisitor, type Visitor } from '../support/visitor.ts'
import { type Needle, words } from './needles.ts'

/** What only drills put into headers, addresses and texts; it looks like nothing else. */
const mark = 'kanarie'
export const canaries = {
  visitorText: `${mark}-tekst-Zm3 ik moest een pakketje ophalen`,
  longText: `${mark}-lang-Wd8 `.repeat(200),
  waitingText: `${mark}-wacht-Bq5 is er al iemand?`,
  counsellorText: `${mark}-antwoord-Kx9 je hebt niets verkeerd gedaan`,
  draft: `${mark}-concept-Vt2 dit stuur ik niet`,
  erasedText: `${mark}-gewist-Jc6 dit wil ik niet meer hebben`,
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
 * A visitor and a counsellor in the middle of a conversation, that visitor on a second device by her code, another
 * visitor in the queue, one who will erase what she said, and everything that somebody must not find: known here,
 * because here are the devices.
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

  const code = await keepsCode(visitor)
  const back = await returnVisitor(noor.trust, code.keys, {
    ...{ origin, headers, localAddress: addresses.visitor },
  })
  const erasing = await startVisitor(noor.trust, {
    ...{ origin, headers, precheck, localAddress: addresses.waiting },
  })
  erasing.conversation.send(canaries.erasedText)
  await seen(await greet(desk, erasing), canaries.erasedText)
  const erasingCode = await keepsCode(erasing)

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
    token('the token of her second device', back.tokenB64),
    token('a staff cookie', noor.network.cookie().split('=')[1] ?? ''),
  ]
  return {
    trust: noor.trust,
    conversationId: visitor.id,
    /** She is in the queue, and what she holds. */
    waiting: { ...waiting, left: [token('token', waiting.tokenB64)] },
    /** She has a code, and is here on two devices. */
    visitor,
    back,
    code,
    /** She talks now, and will erase it. */
    erasing: { ...erasing, code: erasingCode, left: [token('token', erasing.tokenB64)] },
    tokens,
    /** Both halves cross the server when somebody comes back; it keeps their hashes only. */
    locators: [...halvesOf('her', code), ...halvesOf('the other', erasingCode)],
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
      ...code.never,
      ...erasingCode.never,
      ...keysOf('CK', conversation.holding().keys),
      ...keysOf('CK of what is erased', erasing.conversation.holding().keys),
      { name: 'the seed of who erases', bytes: erasing.secrets.seedBytes },
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
      await back.leave()
      await visitor.leave()
      desk.leave()
    },
  }
}

/** Makes a real code, keeps it and writes down every form of it that nobody else may ever hold. */
async function keepsCode(visitor: Visitor) {
  const codeBytes = newReturnCode()
  const signs = await codeText(codeBytes)
  const plain = signs.replaceAll('-', '')
  const said = codeWords(codeBytes)
  const keys = await deriveCodeKeys(codeBytes, slowStep)
  await visitor.keepCode(keys)
  const never: Needle[] = [
    { name: 'a code', bytes: codeBytes },
    ...[
      signs,
      plain.slice(0, 16),
      plain.slice(0, 16).toLowerCase(),
      signs.replaceAll('-', ' '),
    ].map((text) => words('a code in signs', text)),
    ...[said.join(' '), said.join('-'), said.join('')].map((text) =>
      words('a code in words', text),
    ),
    { name: 'the key that a code opens with', bytes: keys.openingBytes.slice() },
  ]
  return { keys, never }
}

type Code = Awaited<ReturnType<typeof keepsCode>>

const halvesOf = (whose: string, { keys }: Code): Needle[] => [
  { name: `${whose} locator`, bytes: keys.locatorBytes.slice() },
  { name: `${whose} access`, bytes: keys.accessBytes.slice() },
]

/** Argon2id as Node computes it. */
const slowStep: Argon2 = async (wish) =>
  new Uint8Array(
    await promisify(argon2)('argon2id', {
      message: wish.passwordBytes,
      nonce: wish.saltBytes,
      parallelism: wish.lanes,
      memory: wish.memoryKib,
      passes: wish.passes,
      tagLength: wish.lengthBytes,
    }),
  )

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
