import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { recordHashOf } from '../../src/chain/member.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import type { ChainJson } from '../support/hostile-proxy.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { isWith, startAsVisitor, type VisitorPage, visitorWords } from '../support/visitor-page.ts'
import { forgeEpoch, freshKey, memberOf, openTicket, penOf, type Recipe } from './forge-epoch.ts'
import { json, revocation } from './forge-papers.ts'
import { liar, spoils } from './lies.ts'

const { chat: say } = visitorWords
const { house, proxy, rootSeedBytes: root } = await openOwnHouse()
const browser = await openBrowser()
const { refuses, tell, news } = liar(proxy)
let noor: StaffClient
let visitor: VisitorPage
/** Noor's own claim, in all its parts: she may greet whoever waits. */
let recipe: Recipe
beforeAll(async () => {
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '', { port: house.port })
  visitor = await startAsVisitor(await browser.newContext(laptop), proxy.origin)
  const { envelopeBytes, ckBytes, visitorKeyBytes } = await openTicket(noor, visitor.id)
  recipe = {
    conversation: visitor.id,
    n: 1,
    previous: await recordHashOf(envelopeBytes),
    visitorKeyBytes,
    staff: [await memberOf(noor)],
    signer: penOf(noor),
    keys: [
      [1, freshKey()],
      [0, ckBytes],
    ],
  }
})
afterEach(proxy.calm)
afterAll(() => browser.close())

const arrives = (text: string) => visitor.reached(text, 'sent')
const withNoor = (chain: ChainJson): ChainJson => ({
  ...chain,
  staff: [...chain.staff, json(noor.me.paper)],
})

test.each(spoils(1))('she refuses a claim that %s', async (_, spoil) => {
  const epoch = await forgeEpoch(recipe, await spoil())
  await refuses(visitor, arrives, 1, { epoch, chain: withNoor })
})

test('she refuses a claim that does not commit to the key of her first words', async () => {
  const epoch = await forgeEpoch(recipe, {
    record: (record) => ({ ...record, commitments: record.commitments.slice(0, 1) }),
  })
  await refuses(visitor, arrives, 1, { epoch, chain: withNoor })
})

test('she refuses a claim by somebody whose papers are kept from her', async () => {
  await refuses(visitor, arrives, 1, { epoch: await forgeEpoch(recipe) })
})

test('she refuses a claim by somebody who was revoked', async () => {
  const revoked = await revocation(root, noor.me.hash)
  await refuses(visitor, arrives, 1, {
    epoch: await forgeEpoch(recipe),
    chain: (chain) => ({ ...withNoor(chain), revocations: [revoked] }),
  })
})

test('she refuses a claim while the house has no papers of its reception', async () => {
  await refuses(visitor, arrives, 1, {
    epoch: await forgeEpoch(recipe),
    chain: (chain) => ({ ...withNoor(chain), reception: null }),
  })
})

test('she says so when she was claimed and the house keeps the record from her', async () => {
  const undo = proxy.twist(visitor.id, { state: (state) => ({ ...state, epoch: 1 }) })
  news(visitor, 1)
  await visitor.page.getByText(say.trouble.membership, { exact: true }).waitFor()
  undo()
  news(visitor, 0)
  await visitor.page
    .getByText(say.trouble.membership, { exact: true })
    .waitFor({ state: 'detached' })
})

test('she takes the very same claim when nothing of it is changed', async () => {
  tell(visitor, 1, { epoch: await forgeEpoch(recipe), chain: withNoor })
  await isWith(visitor, 'Noor')
  expect(await visitor.page.getByText(say.trouble.membership, { exact: true }).count()).toBe(0)
})
