import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toB64 } from '../../src/chain/base64url.ts'
import { paperHashOf } from '../../src/chain/member.ts'
import type { Bytes } from '../../src/chain/notation.ts'
import { parsePaper } from '../../src/chain/paper.ts'
import { parseDeskState } from '../../src/chat/desk-state.ts'
import { chatDeskWords as say } from '../../src/chat/desk-words.ts'
import { ask } from '../../src/chat/sealed/ask.ts'
import { deskWords } from '../../src/desk/words.ts'
import { queueWords } from '../../src/queue/words.ts'
import { sealEnvelope } from '../../src/sealing/envelope.ts'
import { newSealingPair } from '../../src/sealing/hpke.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import { type CounsellorPage, enrolAt } from '../support/counsellor-page.ts'
import type { ChainJson, DeskJson, EpochJson } from '../support/hostile-proxy.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { seen, startVisitor, type Visitor } from '../support/visitor.ts'
import { startAsVisitor, visitorWords } from '../support/visitor-page.ts'
import { forgeEpoch, freshKey, memberOf, openTicket, penOf } from './forge-epoch.ts'
import { changed } from './forge-frame.ts'
import * as forge from './forge-papers.ts'
import { liar } from './lies.ts'

const { house, proxy } = await openOwnHouse()
const browser = await openBrowser()
let noor: CounsellorPage
let [sam, mila] = [] as unknown as [StaffClient, StaffClient]
beforeAll(async () => {
  const [first = '', second = ''] = house.addresses['counsellor'] ?? []
  noor = await enrolAt(await browser.newContext(laptop), first)
  sam = await enrolStaff(second, { port: house.port })
  mila = await enrolStaff(house.addresses['supervisor']?.[0] ?? '', { port: house.port })
})
afterEach(proxy.calm)
afterAll(() => browser.close())

const visit = () => startVisitor(sam.trust, { origin: proxy.origin, port: house.port })
const looks = () => proxy.push('/desk/stream', { name: 'queue', data: '' })
const take = () => noor.page.getByRole('button', { name: queueWords.claim, disabled: false })

describe('a desk whose house lies about the queue', () => {
  let emma: Visitor
  beforeAll(async () => {
    emma = await visit()
  })
  // Without a lie she can be taken, and nothing is wrong.
  beforeEach(async () => {
    await take().waitFor()
    expect(await noor.page.getByRole('alert').count()).toBe(0)
  })
  afterAll(() => emma.leave())

  const envelopes =
    (change: (envelope: string, queue: DeskJson['queue']) => string) => (desk: DeskJson) => ({
      ...desk,
      queue: desk.queue.map(({ ticket, ...one }) => ({
        ...one,
        ticket: { ...ticket, envelope: change(ticket.envelope, desk.queue) },
      })),
    })
  test.each([
    ['with one bit changed', envelopes(forge.bent), 0],
    // Emma came first: her own is what everybody gets.
    ['of somebody else', envelopes((own, [first]) => first?.ticket.envelope ?? own), 1],
  ])('does not take somebody by an envelope %s', async (_, desk, left) => {
    const undo = proxy.twist('/api/v1/desk', { desk })
    const bo = await visit()
    await noor.page.getByText(queueWords.unopenedShort).last().waitFor()
    // A ticket that changed is opened anew, whoever changed it.
    await expect.poll(() => take().count(), { timeout: 30_000 }).toBe(left)
    undo()
    looks()
    await expect.poll(() => take().count(), { timeout: 30_000 }).toBe(2)
    await bo.leave()
    await noor.page.locator('.row.waiting').nth(1).waitFor({ state: 'detached' })
  })

  const papers: readonly (readonly [
    keyof typeof deskWords.trouble,
    string,
    (chain: ChainJson) => ChainJson | Promise<ChainJson>,
  ])[] = [
    ['no-reception', 'has no reception', (chain) => ({ ...chain, reception: null })],
    [
      'no-reception',
      'has a reception of its own making',
      async (chain) => {
        const boss = await forge.admin(forge.random(32))
        return { ...chain, reception: await forge.reception(boss, [boss.hash]) }
      },
    ],
    [
      'no-reception',
      'forged a revocation',
      async (chain) => ({ ...chain, revocations: [await forge.revocation(forge.random(32))] }),
    ],
    [
      'not-listed',
      'has a list without her',
      async (chain) => ({
        ...chain,
        reception: await forge.reception(penOf(mila), [mila.me.hash, sam.me.hash]),
      }),
    ],
  ]
  test.each(papers)('says %s when the house %s', async (trouble, _, change) => {
    const sentence = noor.page.getByText(deskWords.trouble[trouble])
    const undo = proxy.twist('/api/v1/desk', {
      desk: async (desk) => ({ ...desk, chain: await change(desk.chain) }),
    })
    looks()
    await sentence.waitFor()
    undo()
    looks()
    await sentence.waitFor({ state: 'detached' })
  })

  test('says so when the clocks are days apart', async () => {
    const sentence = noor.page.getByText(deskWords.trouble['clock-wrong'])
    const undo = proxy.twist('/api/v1/desk', {
      desk: (desk) => ({ ...desk, time: desk.time - 8 * forge.dayMs }),
    })
    looks()
    await sentence.waitFor()
    undo()
    looks()
    await sentence.waitFor({ state: 'detached' })
  })
})

describe('a desk whose house lies about a conversation', () => {
  let emma: Visitor
  let visitorKeyBytes: Bytes
  beforeEach(async () => {
    emma = await visit()
    await take().waitFor()
    visitorKeyBytes = (await openTicket(sam, emma.id)).visitorKeyBytes
    await noor.take()
    emma.conversation.send('Hoi')
    await noor.reads('Hoi')
    await noor.send('Dag')
    await seen(emma.conversation, 'Dag')
    expect(await remarks()).toEqual([])
  })
  afterEach(async () => {
    await emma.leave()
    await noor.page.getByRole('button', { name: say.dismiss, exact: true }).click()
  })
  const remarks = () => noor.page.locator('.remark.warn, .remark.bad').allTextContents()

  /** Changes what the desk is given of the log, pushed and fetched alike. */
  function twistLog(change: (seq: number, frame: string) => string | null) {
    const given = (seq: number, frame: string) => {
      const other = change(seq, frame)
      return other === null ? [] : [[seq, other] as const]
    }
    const undo = [
      proxy.twist(emma.id, {
        messages: ({ head, messages }) => ({
          head,
          messages: messages.flatMap(([seq, frame]) => given(seq, frame)),
        }),
      }),
      proxy.twist('/desk/stream', {
        event: (event) => {
          const [id = '', seq = '', frame = ''] = event.data.split(' ')
          if (event.name !== 'message' || id !== emma.id) return [event]
          return given(Number(seq), frame).map(([, other]) => ({
            name: 'message',
            data: `${id} ${seq} ${other}`,
          }))
        },
      }),
    ]
    return () => undo.forEach((each) => void each())
  }

  test.each([
    ['changes a bit of her words', forge.bent],
    ['hands them out as of another epoch', (frame: string) => changed(frame, { epoch: 0 })],
    [
      'hands them out as Noor’s own',
      (frame: string) => changed(frame, { sender: emma.conversation.view().who[1]?.member }),
    ],
  ])('says so when the house %s', async (_, change) => {
    const undo = twistLog((seq, frame) => (seq === 3 ? change(frame) : frame))
    emma.conversation.send('Help')
    await noor.reads(say.unopened.broken)
    undo()
    expect(await noor.page.locator('.words').allTextContents()).toEqual(['Hoi', 'Dag'])
  })

  test('says so when the house keeps her words back', async () => {
    const undo = twistLog((seq, frame) => (seq === 3 ? null : frame))
    emma.conversation.send('Help')
    await seen(emma.conversation, 'Help')
    emma.conversation.send('Nog steeds')
    await noor.reads('Nog steeds')
    await noor.reads(say.gap.missing)
    undo()
  })

  test('refuses a colleague who lets himself in, sends nothing, and keeps her draft', async () => {
    const { membership } = emma.conversation.holding()
    if (!membership) throw new TypeError('Emma holds nothing')
    const { hash: previous, members } = membership.epoch
    const staff = [...members.filter(({ kind }) => kind === 'staff'), await memberOf(sam)]
    const { record } = await forgeEpoch({
      ...{ conversation: emma.id, n: 2, previous, visitorKeyBytes, staff },
      ...{ signer: penOf(sam), keys: [[2, freshKey()]] },
    })
    const undo = proxy.twist(emma.id, {
      state: (state) => ({ ...state, epoch: 2, epochs: [...state.epochs, { record, keys: [] }] }),
    })
    const epoch = (n: number) =>
      proxy.push('/desk/stream', { name: 'epoch', data: `${emma.id} ${n}` })
    epoch(2)
    await noor.reads(say.refusedMember)
    await noor.page.getByText(say.trouble.membership).first().waitFor()
    const posts = () => liar(proxy).posts(emma.id).length
    const before = posts()
    await noor.send('Wie is dat')
    await noor.page.getByText(say.status.waiting).waitFor()
    await noor.composer.fill('mijn klad')
    expect(posts()).toBe(before)
    undo()
    epoch(1)
    await seen(emma.conversation, 'Wie is dat')
    expect(await noor.composer.inputValue()).toBe('mijn klad')
    await noor.composer.fill('')
  })
})

test('a house that seals an envelope of its own in her name gets the desk, but never her', async () => {
  const { tell, holdsBack } = liar(proxy)
  // Everybody knows the reception's public key: a house can seal to it, with a visitor's key that it made itself.
  const { publicKeyBytes } = await newSealingPair()
  proxy.twist('/api/v1/desk', {
    desk: async (desk) => ({
      ...desk,
      queue: await Promise.all(
        desk.queue.map(async ({ ticket, ...one }) => {
          const envelope = await ownEnvelope(desk, one.conversation, publicKeyBytes)
          return { ...one, ticket: { ...ticket, envelope } }
        }),
      ),
    }),
  })
  proxy.twist('/claim', { instead: () => ({ status: 200, body: '{"epoch":1}' }) })
  const visitor = await startAsVisitor(await browser.newContext(laptop), proxy.origin)
  await visitor.send('Voor ons team')
  await visitor.reached('Voor ons team', 'sent')
  await take().click()
  const claim = await proxy.until(() =>
    proxy.passed.find(({ path }) => path.includes(visitor.id) && path.endsWith('/claim')),
  )
  const { record, keys } = JSON.parse(claim.body.toString()) as EpochJson
  const paper = await noorsPaper(record)
  tell(visitor, 1, {
    epoch: { record, keys: keys.slice(0, 2).map(({ n, sealed }) => ({ n, sealed })) },
    chain: (chain) => ({ ...chain, staff: [...chain.staff, paper] }),
  })
  await visitor.page.getByText(visitorWords.chat.trouble.membership, { exact: true }).waitFor()
  await holdsBack(visitor, 'Wie leest dit', 1)
})

async function ownEnvelope(
  { chain: { reception } }: DeskJson,
  conversation: string,
  visitorKeyBytes: Bytes,
): Promise<string> {
  const bytes = reception ? forge.bytesOf(reception) : new Uint8Array()
  const paper = parsePaper(bytes)
  if (paper?.kind !== 'reception') throw new TypeError('no reception')
  const to = { keyBytes: paper.sealingKey, hash: await paperHashOf(bytes) }
  const content = { ckBytes: freshKey(), visitorKeyBytes, precheck: null, campaign: null }
  return toB64(await sealEnvelope(to, conversation as Visitor['id'], content))
}

/** The paper of who signed it, as the house has it. */
async function noorsPaper({ signatures }: EpochJson['record']) {
  const { chain } = await ask(sam.http, '/api/v1/desk', parseDeskState)
  for (const paper of chain.staff)
    if ((await paperHashOf(paper.bytes)) === signatures[0]?.by) return forge.json(paper)
  throw new TypeError('nobody of ours signed')
}
