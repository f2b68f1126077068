import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newSigningSeed } from '../../src/chain/signature.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import type { ChainJson, EntranceJson } from '../support/hostile-proxy.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { queueUp, visitorWords as say } from '../support/visitor-page.ts'
import * as forge from './forge-papers.ts'

const { house, proxy, rootSeedBytes: root } = await openOwnHouse()
const browser = await openBrowser()
const context = await browser.newContext(laptop)
let page: Page
let mila: StaffClient
let noor: StaffClient
beforeAll(async () => {
  page = await context.newPage()
  mila = await enrolStaff(house.addresses['supervisor']?.[0] ?? '', { port: house.port })
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '', { port: house.port })
})
afterEach(proxy.calm)
afterAll(() => browser.close())

const penOf = ({ me }: StaffClient): forge.Pen => ({
  hash: me.hash,
  seedBytes: me.keys.signing.seedBytes,
})
const open = () => page.goto(`${proxy.origin}/chat`)
const startButton = () => page.getByRole('button', { name: say.start })
const starts = () => proxy.passed.filter(({ path }) => path === '/api/v1/conversations').length
const twistChain = (change: (chain: ChainJson) => ChainJson | Promise<ChainJson>) =>
  proxy.twist('/api/v1/chat', {
    entrance: async (json) => ({ ...json, chain: json.chain && (await change(json.chain)) }),
  })

/** She is told in whole sentences and can call; nothing that could start a conversation is left. */
async function saysWhy(why: 'untrusted' | 'clock-wrong') {
  await page.getByRole('heading', { name: say.sorry[why] }).waitFor()
  await page.getByText(say.sorryWhy[why]).waitFor()
  await page.locator('a[href="tel:112"]').waitFor()
  expect(await startButton().count()).toBe(0)
}

/** A reception paper of ours in the place of the house's, everything else as it was. */
const withReception =
  (make: (chain: ChainJson) => Promise<ChainJson['reception']>) => async (chain: ChainJson) => ({
    ...chain,
    reception: await make(chain),
  })
const byMila = (change: Parameters<typeof forge.reception>[2], listed = [mila.me.hash]) =>
  withReception(() => forge.reception(penOf(mila), listed, change))

/** A supervisor who is not the house's, with papers as `change` says, and a reception paper by her. */
async function bySupervisor(
  chain: ChainJson,
  change: Parameters<typeof forge.staff>[1] = {},
  { admins = [], pens }: { admins?: ChainJson['admins']; pens?: readonly forge.Pen[] } = {},
) {
  const [one, two] = [await forge.admin(root), await forge.admin(root)]
  const her = await forge.staff(pens ?? [one, two], { role: 'supervisor', ...change })
  return {
    ...chain,
    admins: [...chain.admins, one.json, two.json, ...admins],
    staff: [...chain.staff, her.json],
    reception: await forge.reception(her, [her.hash]),
  }
}

describe('a chat that starts', () => {
  beforeEach(async () => {
    await open()
    await startButton().waitFor()
  })

  const honest: readonly [string, () => (chain: ChainJson) => ChainJson | Promise<ChainJson>][] = [
    ['a reception paper that a listed supervisor signed just now', () => byMila({})],
    ['a supervisor whom two admins of root hired', () => bySupervisor],
    [
      'a revocation of somebody else',
      () => async (chain) => ({
        ...chain,
        revocations: [await forge.revocation(root, noor.me.hash)],
      }),
    ],
  ]
  test.each(honest)('is there with %s', async (_, twist) => {
    const undo = twistChain(twist())
    await open()
    await startButton().waitFor()
    undo()
  })

  const forged: readonly [string, () => (chain: ChainJson) => ChainJson | Promise<ChainJson>][] = [
    ['no reception paper', () => withReception(async () => null)],
    ['a reception paper that has run out', () => byMila(forge.window(14, -14))],
    ['one from tomorrow', () => byMila(forge.window(14, 1))],
    ['one that lives longer than 14 days', () => byMila(forge.window(15))],
    ['one of another kind of house', () => byMila({ demo: false })],
    ['one whose signer is not in its list', () => byMila({}, [noor.me.hash])],
    [
      'one by a counsellor',
      () => async (chain) => ({
        ...chain,
        staff: [...chain.staff, forge.json(noor.me.paper)],
        reception: await forge.reception(penOf(noor), [noor.me.hash, mila.me.hash]),
      }),
    ],
    [
      'one that an admin signed',
      () =>
        withReception(async () => {
          const boss = await forge.admin(root)
          return forge.reception(boss, [boss.hash])
        }),
    ],
    [
      'one whose signature is another’s',
      () =>
        withReception(() =>
          forge.reception({ hash: mila.me.hash, seedBytes: newSigningSeed() }, [mila.me.hash]),
        ),
    ],
    [
      'one with a key that was swapped after it was signed',
      () =>
        withReception(async ({ reception }) => {
          const other = await forge.reception(penOf(mila), [mila.me.hash])
          return reception && { ...other, signatures: reception.signatures }
        }),
    ],
    [
      'one that was revoked',
      () => async (chain) => {
        const made = await forge.reception(penOf(mila), [mila.me.hash])
        const hash = await forge.hashOf(made)
        return { ...chain, reception: made, revocations: [await forge.revocation(root, hash)] }
      },
    ],
    [
      'a signer who was revoked',
      () => async (chain) => ({
        ...chain,
        revocations: [await forge.revocation(root, mila.me.hash)],
      }),
    ],
    [
      'a revocation that root did not sign',
      () => async (chain) => ({
        ...chain,
        revocations: [await forge.revocation(newSigningSeed(), noor.me.hash)],
      }),
    ],
    ['a signer without papers', () => (chain) => ({ ...chain, staff: [] })],
    ['a signer without admins', () => (chain) => ({ ...chain, admins: [] })],
    [
      'a signer whose admins root does not know',
      () => async (chain) => {
        const elsewhere = newSigningSeed()
        const pens = [await forge.admin(elsewhere), await forge.admin(elsewhere)]
        return bySupervisor(chain, {}, { pens, admins: pens.map(({ json }) => json) })
      },
    ],
    [
      'a signer with one admin twice',
      () => async (chain) => {
        const one = await forge.admin(root)
        return bySupervisor(chain, {}, { pens: [one, one], admins: [one.json] })
      },
    ],
    [
      'a signer with one admin who has two papers',
      () => async (chain) => {
        const name = 'Beheer'
        const pens = [await forge.admin(root, { name }), await forge.admin(root, { name })]
        return bySupervisor(chain, {}, { pens, admins: pens.map(({ json }) => json) })
      },
    ],
    [
      'a signer with one admin only',
      () => async (chain) => {
        const one = await forge.admin(root)
        return bySupervisor(chain, {}, { pens: [one], admins: [one.json] })
      },
    ],
    [
      'a signer whose admin’s time is over',
      () => async (chain) => {
        const pens = [await forge.admin(root), await forge.admin(root, forge.window(1, -2))]
        return bySupervisor(chain, {}, { pens, admins: pens.map(({ json }) => json) })
      },
    ],
    ['a signer whose papers ran out', () => (chain) => bySupervisor(chain, forge.window(30, -31))],
    [
      'a signer whose papers live longer than a year',
      () => (chain) => bySupervisor(chain, forge.window(400)),
    ],
    ['a signer of another kind of house', () => (chain) => bySupervisor(chain, { demo: false })],
  ]
  test.each(forged)('is not there with %s', async (_, twist) => {
    const before = starts()
    const undo = twistChain(twist())
    await open()
    await saysWhy('untrusted')
    undo()
    expect(starts()).toBe(before)
    await page.getByRole('button', { name: say.retry }).click()
    await startButton().waitFor()
  })

  test.each([-8, 8, 400])('is not there when the clocks are %i days apart', async (days) => {
    const undo = proxy.twist('/api/v1/chat', {
      entrance: (json) => ({ ...json, time: json.time + days * forge.dayMs }),
    })
    await open()
    await saysWhy('clock-wrong')
    undo()
    await page.getByRole('button', { name: say.retry }).click()
    await startButton().waitFor()
  })

  test('is not there when the server’s days make an old paper young again', async () => {
    const expired = forge.window(14, -16)
    const undo = proxy.twist('/api/v1/chat', {
      entrance: async (json): Promise<EntranceJson> => ({
        ...json,
        time: json.time - 8 * forge.dayMs,
        chain: json.chain && (await byMila(expired)(json.chain)),
      }),
    })
    await open()
    await saysWhy('clock-wrong')
    undo()
  })
})

test('a slow phone that draws long after the house lied, says so too', async () => {
  const slow = await context.newPage()
  // What is done after a frame, such as listening for changes, comes half a second late.
  await slow.addInitScript(() => {
    const { setTimeout: later } = globalThis
    Object.assign(globalThis, {
      requestAnimationFrame: (frame: FrameRequestCallback) => later(() => frame(0), 500),
      setTimeout: (work: () => void, ms = 0) => later(work, ms < 200 ? 500 : ms),
    })
  })
  await slow.goto(`${proxy.origin}/chat`)
  await slow.getByRole('button', { name: say.start }).waitFor()
  twistChain((chain) => ({ ...chain, staff: [] }))
  await slow.goto(`${proxy.origin}/chat`)
  await slow.getByRole('heading', { name: say.sorry.untrusted }).waitFor()
  await slow.close()
})

describe('papers that change under her hands', () => {
  test('are looked at again: nothing is sealed to a key that came after she saw the first', async () => {
    await open()
    await startButton().click()
    const before = starts()
    const envelopes = () =>
      proxy.passed.filter(({ path }) => path === '/api/v1/conversations').slice(before)
    const undo = [
      proxy.twist('/api/v1/conversations', {
        instead: ({ path }) =>
          path.endsWith('conversations')
            ? { status: 409, body: JSON.stringify({ refused: 'stale-reception' }) }
            : null,
      }),
      twistChain(byMila({}, [noor.me.hash])),
    ]
    await page.getByRole('button', { name: say.skip }).click()
    await saysWhy('untrusted')
    // One envelope went, sealed to the reception whose papers held.
    expect(envelopes()).toHaveLength(1)
    for (const each of undo) each()
    await page.getByRole('button', { name: say.retry }).click()
    await startButton().click()
    await queueUp(page, () => page.getByRole('button', { name: say.skip }).click())
  })
})
