import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newSigningSeed } from '../../src/chain/signature.ts'
import { debriefWords as say } from '../../src/outreach/debrief/words.ts'
import { givePasskeys, laptop, openBrowser } from '../support/browser.ts'
import type { ChainJson } from '../support/hostile-proxy.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import * as forge from './forge-papers.ts'

const { house, proxy, rootSeedBytes: root } = await openOwnHouse()
const browser = await openBrowser()
const address = '/api/v1/outreach/debrief'
let lou: Page
let mila: StaffClient
let chain: ChainJson

beforeAll(async () => {
  mila = await enrolStaff(house.addresses['supervisor']?.[0] ?? '', { port: house.port })
  const answer = await mila.network.fetch('/api/v1/people/reception')
  chain = ((await answer.json()) as { chain: ChainJson }).chain
  lou = await (await browser.newContext(laptop)).newPage()
  await givePasskeys(lou)
  await lou.goto(house.addresses['outreach']?.[0] ?? '')
  await lou.getByRole('button', { name: 'Maak een passkey' }).click()
  await lou.waitForURL('**/desk/bereik')
})
afterEach(proxy.calm)
afterAll(() => browser.close())

/** Opens the screen anew, with these papers in the place of the house's. */
async function open(papers: ChainJson | null) {
  if (papers)
    proxy.twist(address, {
      instead: ({ method, path }) => {
        const body = JSON.stringify({ time: Date.now(), chain: papers, notes: [] })
        return method === 'GET' && path === address ? { status: 200, body } : null
      },
    })
  await lou.goto(`${proxy.origin}/desk/bereik#/na-afloop`)
  await lou.reload()
  await lou.getByRole('button', { name: say.open }).click()
}
const given = () =>
  proxy.passed.filter(({ method, path }) => method === 'POST' && path === address).length
const isMila = async (paper: ChainJson['staff'][number]) =>
  (await forge.hashOf(paper)) === mila.me.hash
/** Another paper in the place of hers. */
const swapped = async (
  make: (paper: ChainJson['staff'][number]) => ChainJson['staff'][number],
) => ({
  ...chain,
  staff: await Promise.all(
    chain.staff.map(async (paper) => ((await isMila(paper)) ? make(paper) : paper)),
  ),
})

test('an honest house names who will read, and takes the note', async () => {
  await open(null)
  await lou.getByText(say.readers(['Mila'])).waitFor()
  await lou.getByLabel(say.text).fill('Een gewone notitie')
  await lou.getByRole('button', { name: say.seal }).click()
  await lou.getByText(say.sealed).waitFor()
  expect(given()).toBe(1)
})

test('a house that makes up a second supervisor finds no reader more', async () => {
  const own = newSigningSeed()
  const admins = [await forge.admin(own), await forge.admin(own)]
  const spy = await forge.staff(admins, { role: 'supervisor', pseudonym: 'Spion' })
  const single = await forge.admin(root)
  const alone = await forge.staff([single, single], { role: 'supervisor', pseudonym: 'Alleen' })
  const unlisted = await forge.staff([await forge.admin(root), await forge.admin(root)], {
    ...{ role: 'supervisor', pseudonym: 'Niet genoemd' },
  })
  await open({
    ...chain,
    admins: [...chain.admins, single.json, ...admins.map(({ json }) => json)],
    staff: [...chain.staff, spy.json, alone.json, unlisted.json],
  })
  await lou.getByText(say.readers(['Mila'])).waitFor()
})

const lies: readonly [string, keyof typeof say.noReaders, () => Promise<ChainJson>][] = [
  [
    'another key in her supervisor’s paper',
    'untrusted',
    () =>
      swapped((paper) => {
        const said = JSON.parse(paper.text) as object
        const sealingKey = Buffer.from(forge.random(1216)).toString('base64url')
        return { ...paper, text: JSON.stringify({ ...said, sealingKey }) }
      }),
  ],
  [
    'a supervisor whom root revoked',
    'untrusted',
    async () => ({ ...chain, revocations: [await forge.revocation(root, mila.me.hash)] }),
  ],
  [
    'a reception paper that ran out',
    'no-supervisor',
    async () => ({
      ...chain,
      reception: await forge.reception(
        { hash: mila.me.hash, seedBytes: mila.me.keys.signing.seedBytes },
        [mila.me.hash],
        forge.window(14, -14),
      ),
    }),
  ],
  [
    'papers of a root of its own',
    'untrusted',
    async () => {
      const own = newSigningSeed()
      const admins = [await forge.admin(own), await forge.admin(own)]
      const her = await forge.staff(admins, { role: 'supervisor', pseudonym: 'Mila' })
      const reception = await forge.reception(her, [her.hash])
      return {
        ...{ admins: admins.map(({ json }) => json), staff: [her.json] },
        ...{ reception, revocations: [] },
      }
    },
  ],
]
test.each(lies)('a house with %s gets not one word', async (_, says, make) => {
  const before = given()
  await open(await make())
  await lou.getByText(say.noReaders[says]).waitFor()
  expect(await lou.getByLabel(say.text).count()).toBe(0)
  expect(given()).toBe(before)
})
