import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConversationId } from '../src/chain/member.ts'
import { verifyChain } from '../src/chain/verify-chain.ts'
import { parseConversationState } from '../src/chat/conversation-state.ts'
import { parseDeskState } from '../src/chat/desk-state.ts'
import { ask, jsonPost } from '../src/chat/sealed/ask.ts'
import { claim } from '../src/chat/sealed/claim.ts'
import { type ComeBackAnswer, openComeBack } from '../src/chat/sealed/come-back.ts'
import type { Conversation, Http } from '../src/chat/sealed/conversation.ts'
import { deleteConversation } from '../src/chat/sealed/delete-conversation.ts'
import { goOn } from '../src/chat/sealed/go-on.ts'
import { openLeaveMessage } from '../src/chat/sealed/leave-message.ts'
import { openConversation } from '../src/chat/sealed/open-conversation.ts'
import { type OpenedTicket, openTicket } from '../src/chat/sealed/open-ticket.ts'
import { closeConversation, handBack, parkingRecord } from '../src/chat/sealed/park.ts'
import { saveCode } from '../src/chat/sealed/save-code.ts'
import { openStart, type StartAnswer } from '../src/chat/sealed/start.ts'
import type { Item } from '../src/chat/sealed/view.ts'
import { staffMe } from '../src/desk/staff-me.ts'
import { openLine } from '../src/live/line.ts'
import { hashWasmArgon2 } from '../src/sealing/argon2.ts'
import { type CodeKeys, deriveCodeKeys } from '../src/sealing/code-keys.ts'
import { newReturnCode } from '../src/sealing/return-code.ts'
import { markHerRecord } from '../src/sealing/visitor-record.ts'
import { closeHouses, type House, openHouse } from './support/house.ts'
import { openNetwork } from './support/network.ts'
import { enrolStaff, type StaffClient } from './support/staff.ts'
import { NeverCameError, until } from './support/until.ts'

let house: House
let [noor, sam] = [] as unknown as [StaffClient, StaffClient]
beforeAll(async () => {
  house = await openHouse()
  const links = house.addresses['counsellor'] ?? []
  ;[noor, sam] = (await Promise.all(links.map((link) => enrolStaff(link)))) as typeof both
})
afterAll(closeHouses)
const both = [] as unknown as [StaffClient, StaffClient]

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
const device = () => ({ house: noor.trust, clock: Date.now, random })
type Started = StartAnswer & { readonly kind: 'started' }
type Her = Started & { readonly store: Conversation }

/** What a hostile house does with its answers about one conversation. */
type Lie = (json: StateJson) => void
type EpochJson = {
  record: { text: string; signatures: { by: string; sig: string }[] }
  keys: unknown[]
}
type StateJson = { state: string; epoch: number; epochs: EpochJson[]; chain: { staff: unknown[] } }
let lie: Lie | null = null
/** Eats the next answer to a post of this kind, after the house did what it asked. */
let eats: RegExp | null = null
beforeEach(() => {
  lie = null
  eats = null
})

function line(): Http {
  const network = openNetwork({ origin: house.origin })
  return async (path, init) => {
    const answer = await network.fetch(path, init)
    if (eats?.test(path)) {
      eats = null
      throw new TypeError('the answer was lost')
    }
    if (!lie || !answer.ok || !/conversations\/[\w-]+$/.test(path)) return answer
    const json = (await answer.json()) as StateJson
    lie(json)
    return Response.json(json)
  }
}

/** A talk that only follows its stream, as a phone does; asked: every other question. */
async function follow(started: Started) {
  const asked: string[] = []
  const http: Http = (path, init) => {
    if (init?.method !== 'POST') asked.push(path)
    return started.http(path, init)
  }
  const { conversation } = started
  const store = openConversation({ ...device(), ...started, http })
  const talk = openLine({
    connect: (signal) =>
      started.http(`/api/v1/conversations/${conversation}/stream?after=0`, { signal }),
    catchUp: () => store.catchUp(),
    replayed: 'level',
    onEvent({ name, data }) {
      const told = data.slice(conversation.length + 1)
      store.handle({ name, data: name === 'standing' ? twisted(told) : told })
    },
    onState() {},
    random: Math.random,
  })
  return { store, asked, line: talk }
}

function twisted(standing: string): string {
  const json = JSON.parse(standing) as StateJson
  lie?.(json)
  return JSON.stringify(json)
}

async function talk(started: Started): Promise<Her> {
  const store = openConversation({ ...device(), ...started })
  await store.catchUp()
  return { ...started, store }
}

async function begin(open = openStart): Promise<Her> {
  const start = await open({ ...device(), http: line(), precheck: null })
  const started = await start.attempt()
  if (started.kind !== 'started') throw new NeverCameError(JSON.stringify(started))
  return talk(started)
}

/** The code's keys are used twice; each use gets its own. */
async function keep({ http, conversation, me }: Her): Promise<() => CodeKeys> {
  const keys = await deriveCodeKeys(newReturnCode(), hashWasmArgon2)
  expect(await saveCode(http, conversation, me, keys)).toEqual({ kind: 'saved' })
  const { locatorBytes, accessBytes, openingBytes } = keys
  return () => ({
    locatorBytes: locatorBytes.slice(),
    accessBytes: accessBytes.slice(),
    openingBytes: openingBytes.slice(),
  })
}

const tryBack = (keys: CodeKeys): Promise<ComeBackAnswer> =>
  openComeBack({ ...device(), http: line() }, keys).attempt()

async function back(keys: CodeKeys): Promise<Her> {
  const answer = await tryBack(keys)
  if (answer.kind !== 'started') throw new NeverCameError(JSON.stringify(answer))
  return talk(answer)
}

async function says(store: Conversation, text: string): Promise<void> {
  store.send(text)
  const sent = () =>
    store
      .view()
      .items.some((item) => item.kind === 'text' && item.text === text && item.seq !== null)
  await until(store, sent, () => `${text} sent: ${JSON.stringify(store.view())}`)
}

/** Everything of a store, newly fetched, one word an item. */
async function reads(store: Conversation): Promise<readonly string[]> {
  await store.catchUp()
  return store.view().items.map(shown)
}

function shown(item: Item): string {
  switch (item.kind) {
    case 'text':
      return `${item.by.name ?? 'she'}: ${item.text}`
    case 'joined':
    case 'left':
      return `${item.kind} ${item.names.join()}`
    case 'parked':
      return `parked by ${item.by ?? 'her'}, ${item.readsBack ? 'reads back' : 'does not read back'}`
    case 'earlier':
      return `earlier ${item.count}`
    default:
      return `${item.kind} ${item.why}`
  }
}

async function caughtUp(store: Conversation): Promise<Conversation> {
  await store.catchUp()
  return store
}

async function ticketOf(staff: StaffClient, id: ConversationId): Promise<OpenedTicket> {
  const desk = await ask(staff.http, '/api/v1/desk', parseDeskState)
  const waiting = [...desk.queue, ...desk.inbox].find(({ conversation }) => conversation === id)
  if (!waiting) throw new NeverCameError(`${id} waits`)
  const pairs = await staff.me.openReceptionKeys(desk.receptionKeys, null)
  const chain = await verifyChain(staff.trust, desk.chain, desk.time)
  const pair = pairs.get(waiting.ticket.reception)
  if (!pair || chain.kind === 'refused') throw new NeverCameError('a key for it')
  const ticket = await openTicket(id, waiting.ticket, pair, chain.staff)
  if (!ticket) throw new NeverCameError('a ticket that opens')
  return ticket
}

async function take(staff: StaffClient, id: ConversationId): Promise<Conversation> {
  await staff.http('/api/v1/desk/shift', jsonPost({ on: true }))
  const ticket = await ticketOf(staff, id)
  const me = staffMe(staff.me)
  expect(await claim({ http: staff.http, me, demo: true }, ticket)).toEqual({ kind: 'claimed' })
  return open(staff, id)
}

async function open(staff: StaffClient, conversation: ConversationId): Promise<Conversation> {
  const store = openConversation({
    ...device(),
    http: staff.http,
    conversation,
    me: staffMe(staff.me),
  })
  await store.catchUp()
  return store
}

async function park(
  staff: StaffClient,
  store: Conversation,
  way: typeof handBack,
  readsBack: boolean,
) {
  const holding = store.holding()
  if (!holding.chain) throw new NeverCameError('papers that hold')
  const answer = await way(
    staff.http,
    staffMe(staff.me),
    holding,
    holding.chain.reception,
    readsBack,
  )
  expect(answer).toMatchObject({ kind: 'parked' })
  await store.catchUp()
  expect(store.view()).toMatchObject({ state: 'closed', trouble: null })
  return answer
}

/** She and Noor said something to each other, and she has a code. */
async function together() {
  const her = await begin()
  await says(her.store, 'In de rij')
  const hers = await take(noor, her.conversation)
  await her.store.catchUp()
  await says(hers, 'Welkom')
  await reads(her.store)
  her.store.shown(her.store.view().head)
  await until(her.store, () => her.store.view().unread === 0, 'all shown')
  // The house knows it too, as Noor sees.
  const isRead = (item: Item) => item.kind === 'text' && item.status.kind === 'read'
  while (!hers.view().items.some(isRead)) await hers.catchUp()
  return { her, hers, keys: await keep(her) }
}

const names = (store: Conversation) =>
  store.view().who.map(({ kind, name }) => (kind === 'staff' ? name : kind))
const queueOn = { as: 'queue', line: 'self' } as const

describe('by her code', () => {
  test('she reads on another device what she had not read, and goes on talking', async () => {
    const { her, hers, keys } = await together()
    await until(her.store, () => true, 'now')
    her.store.end()
    await says(hers, 'Ben je er nog?')
    const again = await back(keys())
    expect(await reads(again.store)).toEqual(['earlier 2', 'Noor: Ben je er nog?'])
    expect(again.store.view()).toMatchObject({ state: 'active', trouble: null, epoch: 1 })
    expect(names(again.store)).toEqual(['visitor', 'Noor'])
    await says(again.store, 'Ja, hier')
    expect(await reads(hers)).toContain('she: Ja, hier')
    await says(hers, 'Fijn')
    expect(await reads(again.store)).toContain('Noor: Fijn')
  })

  test('her stream tells it all: nothing else is asked for, and what is said goes on from there', async () => {
    const { her, hers, keys } = await together()
    her.store.end()
    await says(hers, 'Ben je er nog?')
    const answer = await tryBack(keys())
    if (answer.kind !== 'started') throw new NeverCameError(answer.kind)
    const again = await follow(answer)
    const reading = () => again.store.view().items.map(shown)
    await until(
      again.store,
      () => reading().length === 2,
      () => reading().join(),
    )
    expect(reading()).toEqual(['earlier 2', 'Noor: Ben je er nog?'])
    expect(again.store.view()).toMatchObject({ state: 'active', trouble: null, epoch: 1 })
    await says(hers, 'Fijn')
    await until(
      again.store,
      () => reading().includes('Noor: Fijn'),
      () => reading().join(),
    )
    expect(again.asked).toEqual([])
    again.line.hangUp()
  })

  test('with nothing unread, what comes next follows what she read', async () => {
    const { her, hers, keys } = await together()
    her.store.end()
    const answer = await tryBack(keys())
    if (answer.kind !== 'started') throw new NeverCameError(answer.kind)
    const again = await follow(answer)
    const reading = () => again.store.view().items.map(shown)
    await until(
      again.store,
      () => reading().length === 1,
      () => reading().join(),
    )
    await says(hers, 'Daar ben je')
    await until(
      again.store,
      () => reading().length === 2,
      () => reading().join(),
    )
    expect([reading(), again.asked]).toEqual([['earlier 2', 'Noor: Daar ben je'], []])
    again.line.hangUp()
  })

  test('what her stream says of members is judged as an answer is', async () => {
    const { her, keys } = await together()
    her.store.end()
    const answer = await tryBack(keys())
    if (answer.kind !== 'started') throw new NeverCameError(answer.kind)
    lie = (json) => {
      json.epoch += 1
    }
    const again = await follow(answer)
    await until(again.store, () => again.store.view().trouble !== null, 'trouble')
    expect(again.store.view().trouble).toMatchObject({ kind: 'membership', why: 'withheld' })
    again.line.hangUp()
  })

  test('twice in the same way is the same session; another key opens nothing', async () => {
    const { keys } = await together()
    const comeBack = openComeBack({ ...device(), http: line() }, keys())
    const [one, other] = [await comeBack.attempt(), await comeBack.attempt()]
    expect([one.kind, other.kind]).toEqual(['started', 'started'])
    const wrong = { ...keys(), accessBytes: random(32) }
    expect(await tryBack(wrong)).toEqual({ kind: 'unknown' })
    expect(await tryBack({ ...keys(), openingBytes: random(32) })).toEqual({ kind: 'unknown' })
    comeBack.zero()
    expect(await comeBack.attempt()).toEqual({ kind: 'no-connection' })
  })

  test('a new code takes the place of the old one', async () => {
    const { her, keys } = await together()
    const newer = await keep(her)
    expect(await tryBack(keys())).toEqual({ kind: 'unknown' })
    expect((await tryBack(newer())).kind).toBe('started')
  })
})

describe('after closing', () => {
  test('she goes on by her own record, and a colleague reads what she lets be read', async () => {
    const { her, hers, keys } = await together()
    await park(noor, hers, closeConversation, true)
    expect(await reads(her.store)).toContain('parked by Noor, reads back')
    expect(her.store.view().state).toBe('closed')
    const again = await back(keys())
    expect(
      await goOn(again.http, again.me, again.store, { ...queueOn, readsBack: false }),
    ).toMatchObject({
      kind: 'going',
    })
    expect(again.store.view()).toMatchObject({ state: 'queued', epoch: 3, trouble: null })
    expect(names(again.store)).toEqual(['visitor', 'team'])
    expect((await reads(again.store)).at(-1)).toMatch(/^parked by her/)
    await says(again.store, 'Ik ben terug')
    const ticket = await ticketOf(sam, again.conversation)
    expect(ticket.parked).toEqual({ by: 'visitor', readsBack: true })
    expect([...ticket.keys.keys()]).toEqual([3, 2, 1, 0])
    const samsStore = await take(sam, again.conversation)
    expect(await reads(samsStore)).toEqual([
      'she: In de rij',
      'Noor: Welkom',
      'she: Ik ben terug',
      'joined Sam',
    ])
    expect(samsStore.view().trouble).toBe(null)
    await says(samsStore, 'Ik neem het over')
    expect(await reads(again.store)).toContain('Sam: Ik neem het over')
    expect(names(again.store)).toEqual(['visitor', 'Sam'])
    const reloaded = await open(sam, again.conversation)
    expect(await reads(reloaded)).toContain('Noor: Welkom')
  })

  test('what may not be read back is not: nobody is given the key', async () => {
    const { her, hers } = await together()
    await park(noor, hers, closeConversation, false)
    await her.store.catchUp()
    expect(await goOn(her.http, her.me, her.store, { ...queueOn, readsBack: false })).toMatchObject(
      {
        kind: 'going',
      },
    )
    await says(her.store, 'Opnieuw')
    const ticket = await ticketOf(sam, her.conversation)
    expect(ticket.parked).toEqual({ by: 'visitor', readsBack: false })
    const samsStore = await take(sam, her.conversation)
    const items = await reads(samsStore)
    expect(items).not.toContain('Noor: Welkom')
    expect(items).toContain('she: Opnieuw')
    expect(samsStore.holding().keys.has(1)).toBe(false)
    await says(samsStore, 'Hallo')
    expect(await reads(her.store)).toContain('Sam: Hallo')
  })

  test('an answer that was lost is asked for again, and nothing is done twice', async () => {
    const { her, hers } = await together()
    await park(noor, hers, closeConversation, true)
    eats = /reopen$/
    expect(await goOn(her.http, her.me, her.store, { ...queueOn, readsBack: true })).toMatchObject({
      kind: 'going',
    })
    expect(eats).toBe(null)
    expect(her.store.view()).toMatchObject({ state: 'queued', epoch: 3, trouble: null })
  })

  test('who was in it before reads again only what she is given', async () => {
    const { her, hers } = await together()
    await her.store.alive()
    await park(noor, hers, handBack, false)
    await says(await caughtUp(her.store), 'Tussendoor')
    const again = await take(noor, her.conversation)
    const items = await reads(again)
    expect(items).toContain('she: Tussendoor')
    expect(items).not.toContain('Noor: Welkom')
    expect(again.view().trouble).toBe(null)
    await says(again, 'Daar ben ik weer')
    expect(await reads(her.store)).toContain('Noor: Daar ben ik weer')
  })

  test('words for Noor that did not go wait to be asked about when Sam has it', async () => {
    const { her, hers } = await together()
    await her.store.alive()
    await park(noor, hers, handBack, true)
    const samsStore = await take(sam, her.conversation)
    her.store.send('Alleen voor Noor')
    await her.store.catchUp()
    const held = () => her.store.view().items.at(-1)
    await until(her.store, () => held()?.kind === 'text', 'her words')
    await until(
      her.store,
      () => {
        const item = held()
        return item?.kind === 'text' && item.status.kind === 'held'
      },
      () => `held: ${JSON.stringify(held())}`,
    )
    expect(await reads(samsStore)).not.toContain('she: Alleen voor Noor')
  })

  test('she can leave words for later instead, and finds the answer', async () => {
    const { hers, keys } = await together()
    await park(noor, hers, closeConversation, true)
    const again = await back(keys())
    const leaving = { as: 'message', line: 'self', readsBack: true } as const
    expect(await goOn(again.http, again.me, again.store, leaving)).toMatchObject({ kind: 'going' })
    expect(again.store.view().state).toBe('message')
    await says(again.store, 'Kun je morgen schrijven?')
    const samsStore = await take(sam, again.conversation)
    await says(samsStore, 'Dat doe ik')
    const later = await back(keys())
    expect(await reads(later.store)).toContain('Sam: Dat doe ik')
  })

  test('nobody at it can still be asked: a counsellor who is there is not pushed out', async () => {
    const { her } = await together()
    await noor.http(`/api/v1/conversations/${her.conversation}/alive`, { method: 'POST' })
    expect(await goOn(her.http, her.me, her.store, { ...queueOn, readsBack: true })).toEqual({
      kind: 'taken',
    })
  })
})

test('handed back while she is there: her words for the team go to who takes it', async () => {
  const { her, hers } = await together()
  await her.store.alive()
  expect(await park(noor, hers, handBack, true)).toMatchObject({ state: 'queued' })
  await her.store.catchUp()
  expect(her.store.view()).toMatchObject({ state: 'queued', epoch: 2 })
  await says(her.store, 'Aan wie er komt')
  const ticket = await ticketOf(sam, her.conversation)
  expect(ticket.parked?.readsBack).toBe(true)
  expect(ticket.parked?.by).toMatchObject({ paper: { pseudonym: 'Noor' } })
  const samsStore = await take(sam, her.conversation)
  expect(await reads(samsStore)).toContain('she: Aan wie er komt')
})

test('a message left while nobody is asked for, and its answer', async () => {
  const her = await begin(openLeaveMessage)
  expect(her.store.view().state).toBe('message')
  const keys = await keep(her)
  await says(her.store, 'Wat nu?')
  her.store.end()
  const hers = await take(noor, her.conversation)
  expect(await reads(hers)).toContain('she: Wat nu?')
  await says(hers, 'Eerst dit')
  const again = await back(keys())
  expect(await reads(again.store)).toContain('Noor: Eerst dit')
})

test('erased: gone for everybody, keys and words, and the code is like any wrong one', async () => {
  const { her, hers, keys } = await together()
  expect(await deleteConversation(her.http, her.conversation)).toEqual({ kind: 'deleted' })
  expect(await deleteConversation(her.http, her.conversation, true)).toEqual({ kind: 'deleted' })
  hers.handle({ name: 'state', data: `deleted ${hers.view().epoch}` })
  await until(hers, () => hers.view().state === 'deleted', 'the news')
  expect(hers.view().items).toEqual([])
  expect(hers.holding().keys.size).toBe(0)
  await hers.catchUp()
  await her.store.catchUp()
  expect(her.store.view().state).toBe('closed')
  expect(await tryBack(keys())).toEqual({ kind: 'unknown' })
})

describe('a house that lies to who comes back', () => {
  test('about who was in it: she does not go in', async () => {
    const { hers, keys } = await together()
    await park(noor, hers, closeConversation, true)
    const swaps: readonly Lie[] = [
      (json) => void json.epochs.pop(),
      (json) => void json.epochs.shift(),
      (json) => void json.epochs.reverse(),
      (json) =>
        void json.epochs[1]?.record.signatures.splice(0, 1, { by: 'visitor', sig: 'A'.repeat(43) }),
      (json) => {
        for (const epoch of json.epochs) epoch.keys = []
      },
      (json) => {
        json.chain.staff = []
      },
    ]
    for (const swap of swaps) {
      lie = swap
      expect(await tryBack(keys())).toEqual({ kind: 'untrusted' })
    }
    lie = null
    expect((await tryBack(keys())).kind).toBe('started')
  })

  test('about a counsellor who is no longer trusted: nothing is sent to her', async () => {
    const { hers, keys } = await together()
    const again = await tryBack(keys())
    if (again.kind !== 'started') throw new NeverCameError(again.kind)
    const { returned } = again.me
    expect(returned?.doubted).toBe(false)
    if (!returned) return
    const doubted = { ...again, me: { ...again.me, returned: { ...returned, doubted: true } } }
    const { store } = await talk(doubted)
    expect(store.view().trouble).toEqual({ kind: 'membership', why: 'unknown-member' })
    store.send('Nog niet')
    await store.catchUp()
    const state = await ask(
      again.http,
      `/api/v1/conversations/${again.conversation}`,
      parseConversationState,
    )
    expect(state.head).toBe(2)
    await park(noor, hers, closeConversation, true)
    await store.catchUp()
    expect(await goOn(again.http, again.me, store, { ...queueOn, readsBack: false })).toMatchObject(
      {
        kind: 'going',
      },
    )
    expect(store.view()).toMatchObject({ state: 'queued', trouble: null })
    await says(store, 'Nu wel')
    store.end()
  })
})

test('a record of her own that she did not make is not hers: who knew the last key gets no word', async () => {
  const { her, hers } = await together()
  const known = hers.holding()
  const ckBytes = known.keys.get(1)
  if (!ckBytes || !known.chain) throw new NeverCameError('what a counsellor holds')
  const made = await parkingRecord(known, known.chain.reception, [], {
    newKey: async () => random(32),
    pen: async ({ bytes }) => ({
      bytes,
      signatures: [{ by: 'visitor', sigBytes: await markHerRecord(ckBytes, bytes) }],
    }),
  })
  lie = (json) => {
    json.state = 'queued'
    json.epoch = 2
    const keys = made?.change.keys.filter(({ member }) => member === her.me.memberId)
    const record = made?.change.record as EpochJson['record']
    json.epochs.push({ record, keys: keys?.map(({ n, sealed }) => ({ n, sealed })) ?? [] })
  }
  await her.store.catchUp()
  expect(her.store.view()).toMatchObject({
    epoch: 1,
    trouble: { kind: 'membership', why: 'wrong-key' },
  })
  her.store.send('Niet voor hem')
  await her.store.catchUp()
  expect(her.store.view().items.at(-1)).toMatchObject({ status: { kind: 'waiting' } })
  her.store.end()
})
