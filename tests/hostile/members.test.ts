import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { toB64 } from '../../src/chain/base64url.ts'
import { keyHashOf } from '../../src/chain/member.ts'
import { newSigningSeed } from '../../src/chain/signature.ts'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { newSealingPair } from '../../src/sealing/hpke.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import { greet, openDesk } from '../support/desk.ts'
import type { ChainJson } from '../support/hostile-proxy.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { seen } from '../support/visitor.ts'
import { isWith, startAsVisitor, type VisitorPage, visitorWords } from '../support/visitor-page.ts'
import { forgeEpoch, freshKey, memberOf, penOf, type Recipe } from './forge-epoch.ts'
import * as forge from './forge-papers.ts'
import { type Lie, liar, spoils } from './lies.ts'

const { chat: say } = visitorWords
const { house, proxy, rootSeedBytes: root } = await openOwnHouse()
const browser = await openBrowser()
const { refuses, tell, news, looksAgain, holdsBack } = liar(proxy)
let desk: Desk
let [noor, sam, mila] = [] as unknown as [StaffClient, StaffClient, StaffClient]
let visitor: VisitorPage
let hers: Conversation
/** Noor adds Sam, in all its parts: she is a member and may. */
let recipe: Recipe
beforeAll(async () => {
  const links = [...(house.addresses['counsellor'] ?? []), ...(house.addresses['supervisor'] ?? [])]
  const direct = { port: house.port }
  ;[noor, sam, mila] = (await Promise.all(links.map((link) => enrolStaff(link, direct)))) as [
    StaffClient,
    StaffClient,
    StaffClient,
  ]
  desk = openDesk(noor)
  visitor = await startAsVisitor(await browser.newContext(laptop), proxy.origin)
  hers = await greet(desk, visitor)
  await isWith(visitor, 'Noor')
  const { membership, visitorKeyBytes } = hers.holding()
  if (!membership || !visitorKeyBytes) throw new TypeError('Noor holds nothing')
  recipe = {
    conversation: visitor.id,
    n: 2,
    previous: membership.epoch.hash,
    visitorKeyBytes,
    staff: [await memberOf(noor), await memberOf(sam)],
    signer: penOf(noor),
    keys: [[2, freshKey()]],
  }
})
afterEach(proxy.calm)
afterAll(async () => {
  desk.leave()
  await browser.close()
})

const arrives = (text: string) => seen(hers, text)
const withSam = (chain: ChainJson): ChainJson => ({
  ...chain,
  staff: [...chain.staff, forge.json(sam.me.paper)],
})

test.each(spoils(2))('she refuses a newcomer by a record that %s', async (_, spoil) => {
  const epoch = await forgeEpoch(recipe, await spoil())
  await refuses(visitor, arrives, 2, { epoch, chain: withSam })
})

test.each([
  ['a counsellor with good papers', () => sam],
  ['a supervisor with good papers', () => mila],
])('she refuses %s who is not here and adds herself', async (_, who) => {
  const staff = [await memberOf(noor), await memberOf(who())]
  const epoch = await forgeEpoch({ ...recipe, staff, signer: penOf(who()) })
  await refuses(visitor, arrives, 2, { epoch, chain: withSam })
})

test('she refuses a record in somebody’s name with another’s signature', async () => {
  const signer = { ...penOf(noor), seedBytes: newSigningSeed() }
  const epoch = await forgeEpoch({ ...recipe, signer })
  await refuses(visitor, arrives, 2, { epoch, chain: withSam })
})

test('she refuses the record of before, handed out as a new one', async () => {
  const undo = proxy.twist(visitor.id, {
    state: ({ epochs, ...rest }) => ({ ...rest, epochs: [...epochs, ...epochs], epoch: 2 }),
  })
  news(visitor, 2)
  await visitor.page.getByText(say.trouble.membership, { exact: true }).waitFor()
  await holdsBack(visitor, 'onder een oud papier', 2)
  undo()
  news(visitor, 1)
  await arrives('onder een oud papier')
})

type Admin = Awaited<ReturnType<typeof forge.admin>>
/** Rens, whom Noor adds: everything of him is right but what `make` puts wrong. */
type Ghost = { readonly rens: forge.Forged; readonly unlisted?: true; readonly revoked?: true }
type Make = (admins: readonly Admin[]) => Promise<Ghost>
const hired =
  (how: Parameters<typeof forge.staff>[1], more: Omit<Ghost, 'rens'> = {}): Make =>
  async (admins) => ({ rens: await forge.staff(admins, how), ...more })
const stranger = async () => forge.admin(newSigningSeed())
const ghosts: readonly (readonly [string, Make])[] = [
  ['is not in the reception’s list', hired({}, { unlisted: true })],
  ['was revoked', hired({}, { revoked: true })],
  ['has papers that ran out', hired(forge.window(30, -31))],
  ['has papers from tomorrow', hired(forge.window(30, 1))],
  ['has papers for longer than a year', hired(forge.window(400))],
  ['has a name that turns the line', hired({ pseudonym: '\u202eRens' })],
  ['has papers of another kind of house', hired({ demo: false })],
  [
    'has papers that admins of nobody signed',
    async () => ({ rens: await forge.staff([await stranger(), await stranger()]) }),
  ],
  [
    'has papers that one admin signed',
    async (admins) => ({ rens: await forge.staff(admins.slice(1)) }),
  ],
  [
    'has papers that colleagues signed',
    async () => ({ rens: await forge.staff([penOf(noor), penOf(mila)]) }),
  ],
  [
    'comes with another key than in his papers',
    async (admins) => ({
      rens: { ...(await forge.staff(admins)), pair: await newSealingPair() },
    }),
  ],
]

async function bringing(make: Make): Promise<Lie> {
  const admins = [await forge.admin(root), await forge.admin(root)]
  const { rens, unlisted, revoked } = await make(admins)
  const key = await keyHashOf(rens.pair.publicKeyBytes)
  const staff = [await memberOf(noor), { id: rens.member, kind: 'staff', key } as const]
  const listed = [mila.me.hash, noor.me.hash, ...(unlisted ? [] : [rens.hash])]
  const reception = await forge.reception(penOf(mila), listed)
  const revocations = revoked ? [await forge.revocation(root, rens.hash)] : []
  return {
    epoch: await forgeEpoch({ ...recipe, staff }),
    chain: (chain) => ({
      admins: [...chain.admins, ...admins.map((one) => one.json)],
      staff: [...chain.staff, rens.json],
      reception,
      revocations,
    }),
  }
}

test.each(ghosts)('she refuses somebody whom Noor adds and who %s', async (_, make) => {
  await refuses(visitor, arrives, 2, await bringing(make))
})

test('she sends nothing more once the papers of who is here no longer hold', async () => {
  await visitor.send('met papieren')
  await arrives('met papieren')
  const revocations = [await forge.revocation(root, noor.me.hash)]
  const undo = proxy.twist(visitor.id, {
    state: (state) => ({ ...state, chain: { ...state.chain, revocations } }),
  })
  news(visitor, 1)
  await visitor.page.getByText(say.trouble.membership, { exact: true }).waitFor()
  await holdsBack(visitor, 'zonder papieren', 1)
  undo()
  news(visitor, 1)
  await arrives('zonder papieren')
})

test('she is told when the clocks drift apart', async () => {
  const sentence = visitor.page.getByText(say.trouble['clock-wrong'])
  expect(await sentence.count()).toBe(0)
  const undo = proxy.twist(visitor.id, {
    state: (state) => ({ ...state, time: state.time + 9 * forge.dayMs }),
  })
  news(visitor, 1)
  await sentence.waitFor()
  undo()
  news(visitor, 1)
  await sentence.waitFor({ state: 'detached' })
})

test('who is here comes from records: the house can put nobody in and take nobody out', async () => {
  const who = visitor.page.locator('.who small')
  expect(await who.textContent()).toBe(`${say.whoIsHere}: jij en Noor`)
  const ghost = toB64(forge.random(16))
  const undo = proxy.twist(visitor.id, {
    state: (state) => ({
      ...state,
      present: [ghost],
      cursors: [{ member: ghost, delivered: 1, shown: 1 }],
    }),
  })
  await looksAgain(visitor, 1)
  proxy.push(visitor.id, { name: 'present', data: `${visitor.id} ${ghost} 1` })
  await looksAgain(visitor, 1)
  expect(await who.textContent()).toBe(`${say.whoIsHere}: jij en Noor`)
  undo()
})

test('she takes the very same Rens when nothing of him is changed, and hears his name', async () => {
  const undo = tell(visitor, 2, await bringing(hired({})))
  await isWith(visitor, 'Noor en Rens')
  await visitor.reads(say.joined.replace('{names}', 'Rens'))
  undo()
})
