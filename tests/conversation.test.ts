import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromB64, toB64 } from '../src/chain/base64url.ts'
import { bodyBytes, parseFrame } from '../src/chain/frame.ts'
import { idBytes, keyHashOf, type MemberId } from '../src/chain/member.ts'
import { type Bytes, concat } from '../src/chain/notation.ts'
import { verifyChain } from '../src/chain/verify-chain.ts'
import { parseConversationState } from '../src/chat/conversation-state.ts'
import { changeMembers } from '../src/chat/sealed/add-member.ts'
import { ask } from '../src/chat/sealed/ask.ts'
import type { Conversation, Http } from '../src/chat/sealed/conversation.ts'
import {
  type KeyedMember,
  makeRecord,
  type StaffMe,
  staffPen,
  visitorMember,
} from '../src/chat/sealed/make-record.ts'
import { openConversation } from '../src/chat/sealed/open-conversation.ts'
import { closeConversation } from '../src/chat/sealed/park.ts'
import { openStart } from '../src/chat/sealed/start.ts'
import type { Item } from '../src/chat/sealed/view.ts'
import type { Desk } from '../src/desk/desk.ts'
import { newSealingPair } from '../src/sealing/hpke.ts'
import { sealMessage } from '../src/sealing/message.ts'
import { addColleague, greet, openDesk, storeOf } from './support/desk.ts'
import { closeHouses, type House, openHouse } from './support/house.ts'
import { openNetwork } from './support/network.ts'
import { enrolStaff, type StaffClient } from './support/staff.ts'
import { until } from './support/until.ts'

let house: House
let noor: StaffClient
let sam: StaffClient
let desk: Desk
let samsDesk: Desk
beforeAll(async () => {
  house = await openHouse()
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  sam = await enrolStaff(house.addresses['counsellor']?.[1] ?? '')
  desk = openDesk(noor)
  samsDesk = openDesk(sam)
})
afterAll(async () => {
  desk.leave()
  samsDesk.leave()
  await closeHouses()
})

/** What a hostile house does with its answers to one member. Each may be set and cleared during a test. */
type Lies = {
  state: ((json: StateJson) => void) | null
  messages: ((json: MessagesJson) => void) | null
  /** Eats the answers to this many posts of a kind, after the house did what they asked. */
  eat: { path: RegExp; times: number } | null
  /** Answers for the house. */
  instead: ((path: string, init?: RequestInit) => Response | null) | null
}
type StateJson = { epoch: number; time: number; epochs: EpochJson[]; chain: { staff: unknown[] } }
type EpochJson = { record: unknown; keys: { n: number; sealed: string }[] }
type MessagesJson = { head: number; messages: [number, string][] }

const dayMs = 24 * 3_600_000
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

/** A visitor whose every answer passes through a liar. She follows no stream: `catchUp` is called by the test. */
async function visit({ clock = Date.now, trust = noor.trust } = {}) {
  const network = openNetwork({ origin: house.origin })
  const lies: Lies = { state: null, messages: null, eat: null, instead: null }
  const posted: Bytes[] = []
  const http: Http = async (path, init) => {
    const instead = lies.instead?.(path, init)
    if (instead) return instead
    if (init?.body instanceof Uint8Array) posted.push(new Uint8Array(init.body))
    const answer = await network.fetch(path, init)
    if (lies.eat && lies.eat.times > 0 && lies.eat.path.test(path) && init?.method === 'POST') {
      lies.eat.times -= 1
      throw new TypeError('the answer was lost')
    }
    if (!answer.ok || init?.method === 'POST') return answer
    const lie = /messages/.test(path)
      ? lies.messages
      : /conversations/.test(path)
        ? lies.state
        : null
    if (!lie) return answer
    const json = await answer.json()
    lie(json as StateJson & MessagesJson)
    return Response.json(json)
  }
  const start = await openStart({ http, house: trust, clock, random, precheck: null })
  return {
    lies,
    posted,
    start,
    async begin() {
      const started = await start.attempt()
      if (started.kind !== 'started') throw new Error(JSON.stringify(started))
      const parts = { ...started, house: trust, clock, random }
      const conversation = openConversation(parts)
      await conversation.catchUp()
      return { ...started, id: started.conversation, conversation, lies, posted }
    },
  }
}

/** A visitor and Noor, past the greeting. */
async function meet() {
  const her = await (await visit()).begin()
  const hers = await greet(desk, her)
  await her.conversation.catchUp()
  return { ...her, hers }
}

const shown = (conversation: Conversation) => conversation.view().items.map(shownItem)
function shownItem(item: Item): string {
  if (item.kind === 'text') return item.text
  if (item.kind === 'joined' || item.kind === 'left') return `${item.kind} ${item.names.join()}`
  return 'why' in item ? `${item.kind} ${item.why}` : item.kind
}
const statusOf = (conversation: Conversation, text: string) =>
  conversation
    .view()
    .items.flatMap((item) => (item.kind === 'text' && item.text === text ? [item.status] : []))
const isSent = (conversation: Conversation, text: string) =>
  until(
    conversation,
    () => !['waiting', 'held', undefined].includes(statusOf(conversation, text)[0]?.kind),
    () => `${text} sent: ${JSON.stringify(conversation.view())}`,
  )
const holds = (conversation: Conversation, text: string) =>
  until(conversation, () => shown(conversation).includes(text), text)

const staffMe = ({ me }: StaffClient) =>
  ({
    kind: 'staff',
    memberId: me.member,
    paperHash: me.hash,
    pair: me.keys.sealing,
    signingSeedBytes: me.keys.signing.seedBytes,
  }) as const
const staffMember = async ({ me }: StaffClient): Promise<KeyedMember> => ({
  member: {
    id: me.member,
    kind: 'staff',
    key: await keyHashOf(me.keys.sealing.publicKeyBytes),
  },
  publicKeyBytes: me.keys.sealing.publicKeyBytes,
})

describe('two people who talk', () => {
  test('what was said in the queue opens for the one who greets, and her name is known', async () => {
    const { conversation, id, ...her } = await (await visit()).begin()
    expect(conversation.view().who.map(({ kind }) => kind)).toEqual(['visitor', 'team'])
    conversation.send('is daar iemand')
    await isSent(conversation, 'is daar iemand')
    const hers = await greet(desk, { ...her, id })
    await holds(hers, 'is daar iemand')
    await conversation.catchUp()
    expect(shown(conversation)).toEqual(['is daar iemand', 'joined Noor'])
    expect(conversation.view().who.map(({ name }) => name)).toEqual([null, 'Noor'])
  })

  test('a reloaded desk reads everything again, and words from her other tab are her own', async () => {
    const { conversation, id, hers } = await meet()
    conversation.send('hoi')
    await holds(hers, 'hoi')
    hers.send('dag')
    await isSent(hers, 'dag')
    const { http, trust } = noor
    const parts = { conversation: id, me: staffMe(noor), http, house: trust, random }
    const again = openConversation({ ...parts, clock: Date.now })
    await again.catchUp()
    expect(shown(again)).toEqual(['joined Noor', 'hoi', 'dag'])
    expect(again.view().items.at(-1)).toMatchObject({ mine: true, by: { name: 'Noor' } })
    again.send('nog iets')
    await isSent(again, 'nog iets')
    await holds(hers, 'nog iets')
    await conversation.catchUp()
    expect(shown(conversation)).toEqual(['joined Noor', 'hoi', 'dag', 'nog iets'])
    again.end()
  })

  test('a colleague who comes later reads on from there', async () => {
    const { conversation, id, hers } = await meet()
    conversation.send('van voor Sam')
    await holds(hers, 'van voor Sam')
    await addColleague(noor, hers, sam)
    const his = await storeOf(samsDesk, id)
    hers.send('Sam is erbij')
    await holds(his, 'Sam is erbij')
    expect(shown(his)).toEqual(['earlier', 'joined Noor,Sam', 'Sam is erbij'])
  })

  test('an answer that is lost after the commit changes nothing: same number, once in the log', async () => {
    const { conversation, hers, lies, posted } = await meet()
    lies.eat = { path: /messages/, times: 2 }
    conversation.send('eenmaal')
    conversation.send('andermaal')
    await isSent(conversation, 'andermaal')
    await holds(hers, 'andermaal')
    expect(shown(hers)).toEqual(['joined Noor', 'eenmaal', 'andermaal'])
    const bodies = posted.map(toB64)
    expect(bodies).toHaveLength(4)
    expect(new Set(bodies).size).toBe(2)
  })

  test('15,000 bytes go, one more is refused before sending', async () => {
    const { conversation, hers } = await meet()
    const text = 'é'.repeat(7_500)
    expect(conversation.send(`${text}a`)).toEqual({
      kind: 'too-long',
      textBytes: 15_001,
      mostBytes: 15_000,
    })
    expect(conversation.send(text)).toEqual({ kind: 'queued' })
    await holds(hers, text)
  })

  test('once the conversation is closed, what was not sent stays and says so', async () => {
    const { conversation, hers, lies } = await meet()
    lies.instead = (path) => (/messages$/.test(path) ? new Response(null, { status: 503 }) : null)
    conversation.send('te laat')
    const holding = hers.holding()
    await closeConversation(noor.http, staffMe(noor), holding, holding.chain!.reception, false)
    await conversation.catchUp()
    expect(conversation.view().state).toBe('closed')
    // What may have been on its way waits for the house's answer.
    lies.instead = () => null
    const isSaid = () => statusOf(conversation, 'te laat')[0]?.kind === 'unsendable'
    await until(conversation, isSaid, 'that it was not sent')
    expect(statusOf(conversation, 'te laat')).toEqual([{ kind: 'unsendable', why: 'ended' }])
  })

  test('leaving zeroes her keys', async () => {
    const { conversation, me } = await meet()
    const { keys } = conversation.holding()
    const held = [...keys.values(), me.pair.seedBytes]
    expect(held).toHaveLength(3)
    conversation.end()
    expect(held.every((key) => key.every((octet) => octet === 0))).toBe(true)
    expect(keys.size).toBe(0)
  })
})

describe('growth is never silent', () => {
  test('words to two wait when a third came, and go only after "Toch versturen?"', async () => {
    const { conversation, hers, id } = await meet()
    await addColleague(noor, hers, sam)
    conversation.send('alleen voor Noor')
    await until(
      conversation,
      () => statusOf(conversation, 'alleen voor Noor')[0]?.kind === 'held',
      'held',
    )
    expect(statusOf(conversation, 'alleen voor Noor')).toEqual([
      { kind: 'held', newcomers: ['Sam'], epoch: 2 },
    ])
    conversation.send('dit mag')
    expect(shown(hers)).not.toContain('dit mag')
    const held = conversation.view().items.find((item) => shownItem(item) === 'alleen voor Noor')
    conversation.sendAnyway(held?.key ?? '', 2)
    const his = await storeOf(samsDesk, id)
    await holds(his, 'dit mag')
    expect(shown(his).slice(-2)).toEqual(['alleen voor Noor', 'dit mag'])
  })

  test('words taken back are never sent, and leave no gap', async () => {
    const { conversation, hers } = await meet()
    await addColleague(noor, hers, sam)
    conversation.send('toch niet')
    await until(conversation, () => statusOf(conversation, 'toch niet')[0]?.kind === 'held', 'held')
    const held = conversation.view().items.find((item) => shownItem(item) === 'toch niet')
    conversation.discard(held?.key ?? '')
    conversation.send('wel dit')
    await holds(hers, 'wel dit')
    expect(shown(hers)).toEqual(['joined Noor', 'joined Sam', 'wel dit'])
  })

  test('a list that shrinks asks nothing', async () => {
    const { conversation, hers } = await meet()
    await addColleague(noor, hers, sam)
    await conversation.catchUp()
    const answer = await shrinkToNoor(hers)
    expect(answer).toEqual({ kind: 'changed' })
    conversation.send('weer samen')
    await holds(hers, 'weer samen')
    expect(shown(conversation)).toEqual(['joined Noor', 'joined Sam', 'left Sam', 'weer samen'])
  })

  async function shrinkToNoor(hers: Conversation) {
    await until(hers, () => hers.view().epoch === 2, 'epoch 2')
    const { membership } = hers.holding()
    const alone = [...(membership?.staff.values() ?? [])].filter(({ id }) => id === noor.me.member)
    return changeMembers(noor.http, staffMe(noor), hers.holding(), alone)
  }
})

describe('a house that lies about messages', () => {
  /** Noor says three things; the visitor gets them through this lie. */
  async function lied(lie: (messages: [number, string][]) => [number, string][]) {
    const { conversation, hers, lies } = await meet()
    for (const text of ['een', 'twee', 'drie']) hers.send(text)
    await isSent(hers, 'drie')
    lies.messages = (json) => {
      if (json.messages.length === 0) return
      json.messages = lie(json.messages)
      json.head = Math.max(...json.messages.map(([seq]) => seq))
    }
    await conversation.catchUp()
    return shown(conversation).slice(1)
  }
  const frameOf = (frame: string) => parseFrame(fromB64(frame) as Bytes)

  test('tells no lie: three texts, nothing else', async () => {
    expect(await lied((messages) => messages)).toEqual(['een', 'twee', 'drie'])
  })

  test('keeps one back: a gap', async () => {
    expect(await lied((all) => all.filter((_, at) => at !== 1))).toEqual([
      'een',
      'gap missing',
      'drie',
    ])
  })

  test('keeps one back and closes the ranks: still a gap', async () => {
    const closed = await lied(([first, , last]) => [first!, [2, last![1]]])
    // Whether her third words name the second as held depends on how fast the first answer came.
    expect(closed.filter((line) => line !== 'gap history')).toEqual(['een', 'gap missing', 'drie'])
  })

  test('keeps the last one back: a gap at the end', async () => {
    const { conversation, hers, lies } = await meet()
    hers.send('weg')
    await isSent(hers, 'weg')
    lies.messages = (json) => {
      json.messages = []
    }
    await conversation.catchUp()
    expect(shown(conversation)).toEqual(['joined Noor', 'gap missing'])
  })

  test('turns two around: shown as out of order', async () => {
    const turned = await lied(([one, two, three]) => [[1, two![1]], [2, one![1]], three!])
    expect(turned.filter((line) => !line.startsWith('gap'))).toEqual(['twee', 'een', 'drie'])
    expect(turned).toContain('gap order')
  })

  test('plays one again: refused', async () => {
    expect(await lied((all) => [...all, [4, all[0]![1]]])).toEqual([
      'een',
      'twee',
      'drie',
      'unopened repeated',
    ])
  })

  test('changes one bit: shown as not to be opened', async () => {
    const tampered = await lied(([one, ...rest]) => {
      const bytes = fromB64(one![1]) as Bytes
      bytes[60] = (bytes[60] ?? 0) ^ 1
      return [[1, toB64(bytes)], ...rest]
    })
    expect(tampered.slice(0, 1)).toEqual(['unopened broken'])
  })

  test('says another member sent it: shown as not to be opened', async () => {
    const stranger = await lied(([one, ...rest]) => {
      const bytes = concat(random(16), (fromB64(one![1]) as Bytes).subarray(16))
      return [[1, toB64(bytes)], ...rest]
    })
    expect(stranger.slice(0, 1)).toEqual(['unopened broken'])
  })

  test('has the key and puts words in her mouth without her signature: refused', async () => {
    const { conversation, id, lies } = await meet()
    const ckBytes = conversation.holding().keys.get(1) as Bytes
    const head = {
      kind: 'text',
      sourceBytes: random(8),
      counter: 1,
      lastSeq: 0,
      lastFrameHashBytes: new Uint8Array(32),
      sentAtMs: 1,
    } as const
    const place = { conversation: id, epoch: 1, sender: noor.me.member, clientIdBytes: random(16) }
    const body = await sealMessage(place, ckBytes, head, 'geef je adres', null)
    lies.messages = (json) => {
      json.head = 1
      json.messages = [[1, toB64(concat(idBytes(noor.me.member), body))]]
    }
    await conversation.catchUp()
    expect(shown(conversation)).toEqual(['joined Noor', 'unopened unsigned'])
  })

  test('names an epoch that nobody signed: shown, and nothing is believed', async () => {
    const ahead = await lied(([one, ...rest]) => {
      const frame = frameOf(one![1])
      const body = bodyBytes({ ...frame!.body, epoch: 9 })
      return [[1, toB64(concat(idBytes(frame!.sender), body))], ...rest]
    })
    expect(ahead.slice(0, 1)).toEqual(['unopened no-key'])
  })
})

describe('a house that lies about members', () => {
  /** Epoch 2 as `bend` wants it, put before a visitor; then she tries to say something. */
  async function injected(
    bend: (made: { record: Parameters<typeof makeRecord>[0]; me: StaffMe }) => unknown,
    after: (entry: EpochJson, state: StateJson) => void = () => {},
  ) {
    const { conversation, me, hers, lies } = await meet()
    const { membership } = hers.holding()
    const record = {
      conversation: membership!.epoch.conversation,
      n: 2,
      previous: membership!.epoch.hash,
      members: [
        await visitorMember(me.pair.publicKeyBytes),
        await staffMember(noor),
        await staffMember(sam),
      ],
      keys: [[2, random(32)]] as [number, Bytes][],
      visitorKeyBytes: me.pair.publicKeyBytes,
      demo: true,
    }
    const made = { record, me: staffMe(noor) as StaffMe }
    await bend(made)
    const { body } = await makeRecord(made.record, staffPen(made.me))
    const mine = body.keys.filter(({ member }) => member === me.memberId)
    const entry: EpochJson = {
      record: body.record,
      keys: mine.map(({ n, sealed }) => ({ n, sealed })),
    }
    const samsPapers = await papersOf(sam)
    lies.state = (json) => {
      json.epoch = 2
      json.chain.staff.push(...samsPapers)
      json.epochs.push(entry)
      after(entry, json)
    }
    await conversation.catchUp()
    conversation.send('leest er iemand mee')
    await conversation.catchUp()
    const { trouble, who, epoch } = conversation.view()
    return { items: shown(conversation), trouble, epoch, names: who.map(({ name }) => name) }
  }
  /** What a house would show of a colleague: her own paper. */
  async function papersOf({ http }: StaffClient) {
    const { chain } = (await (await http('/api/v1/desk')).json()) as { chain: { staff: unknown[] } }
    return chain.staff
  }
  const refused = (why: string) => ({
    items: ['joined Noor', `refused ${why}`, 'leest er iemand mee'],
    trouble: { kind: 'membership', why },
    epoch: 1,
    names: [null, 'Noor'],
  })

  test('tells no lie: a member adds a colleague', async () => {
    const grown = await injected(() => {})
    expect(grown).toMatchObject({ epoch: 2, trouble: null, names: [null, 'Noor', 'Sam'] })
  })

  test('somebody lets himself in: refused, nothing is sent', async () => {
    const answer = await injected((made) => {
      made.me = staffMe(sam)
    })
    expect(answer).toEqual(refused('signer-not-a-member'))
  })

  test('the visitor is swapped for another key: refused', async () => {
    const other = await newSealingPair()
    const answer = await injected(
      async ({ record }) => {
        const swapped = await visitorMember(other.publicKeyBytes)
        Object.assign(record, { members: [swapped, ...record.members.slice(1)] })
      },
      (entry) => {
        entry.keys.push({ n: 2, sealed: toB64(random(1168)) })
      },
    )
    expect(answer).toEqual(refused('other-visitor'))
  })

  test('a key that is not the one the others got: refused', async () => {
    const { conversation, me, hers, lies } = await meet()
    await addColleague(noor, hers, sam)
    const id = me.memberId
    const honest = await ask(
      noor.http,
      `/api/v1/conversations/${conversation.holding().membership!.epoch.conversation}`,
      parseConversationState,
    )
    expect(honest.epoch).toBe(2)
    const { body } = await makeRecord(
      {
        conversation: conversation.holding().membership!.epoch.conversation,
        n: 2,
        previous: hers.holding().membership!.epoch.hash,
        members: [await visitorMember(me.pair.publicKeyBytes)],
        keys: [[2, random(32)]],
        visitorKeyBytes: me.pair.publicKeyBytes,
        demo: true,
      },
      staffPen(staffMe(noor)),
    )
    const forged = body.keys.find(({ member }) => member === id)
    lies.state = (json) => {
      const last = json.epochs.at(-1)
      if (last && forged) last.keys = [{ n: 2, sealed: forged.sealed }]
    }
    await conversation.catchUp()
    expect(conversation.view().trouble).toEqual({ kind: 'membership', why: 'wrong-key' })
  })

  test('a record that follows another history: refused', async () => {
    const answer = await injected(({ record }) => {
      Object.assign(record, { previous: toB64(random(32)) })
    })
    expect(answer).toEqual(refused('other-history'))
  })

  test('a colleague with a key that is not in her paper: refused', async () => {
    const { publicKeyBytes } = await newSealingPair()
    const key = await keyHashOf(publicKeyBytes)
    const answer = await injected(({ record }) => {
      const [visitor, first, second] = record.members
      const wrong = { member: { ...second!.member, key }, publicKeyBytes }
      Object.assign(record, { members: [visitor, first, wrong] })
    })
    expect(answer).toEqual(refused('unknown-member'))
  })

  test('a colleague without papers: refused', async () => {
    const { publicKeyBytes } = await newSealingPair()
    const key = await keyHashOf(publicKeyBytes)
    const answer = await injected(({ record }) => {
      const nobody = toB64(random(16)) as MemberId
      const made = { member: { id: nobody, kind: 'staff' as const, key }, publicKeyBytes }
      Object.assign(record, { members: [...record.members.slice(0, 2), made] })
    })
    expect(answer).toEqual(refused('unknown-member'))
  })

  test('a production record in a demo: refused', async () => {
    const answer = await injected(({ record }) => {
      Object.assign(record, { demo: false })
    })
    expect(answer).toEqual(refused('other-demo'))
  })

  test('the record is kept back: nothing is sent', async () => {
    const answer = await injected(
      () => {},
      (entry, state) => {
        state.epochs = state.epochs.filter((one) => one !== entry)
      },
    )
    expect(answer).toMatchObject({ epoch: 1, trouble: { kind: 'membership', why: 'withheld' } })
    expect(answer.names).toEqual([null, 'Noor'])
  })

  test('a clock that is days off: nobody new is believed', async () => {
    const answer = await injected(
      () => {},
      (_, state) => {
        state.time += 8 * 24 * 3_600_000
      },
    )
    expect(answer).toMatchObject({ epoch: 1, trouble: { kind: 'clock-wrong' } })
  })
})

describe('a house whose papers stop holding in mid-chat', () => {
  const lies: readonly (readonly [string, string, (json: StateJson) => void])[] = [
    ['no reception', 'membership', (json) => Object.assign(json.chain, { reception: null })],
    ['no admins', 'membership', (json) => Object.assign(json.chain, { admins: [] })],
    ['another week', 'clock-wrong', (json) => Object.assign(json, { time: json.time + 8 * dayMs })],
  ]
  test.each(lies)('%s: nothing more is sealed until they do', async (_, kind, lie) => {
    const { conversation, lies, posted } = await meet()
    lies.state = lie
    await conversation.catchUp()
    expect(conversation.view().trouble?.kind).toBe(kind)
    const before = posted.length
    // Also not in between, while an answer is being judged.
    const judging = conversation.catchUp()
    conversation.send('wacht hiermee')
    await judging
    await conversation.catchUp()
    expect(posted.length).toBe(before)
    expect(statusOf(conversation, 'wacht hiermee')).toEqual([{ kind: 'waiting' }])
    lies.state = null
    await conversation.catchUp()
    await isSent(conversation, 'wacht hiermee')
  })
})

describe('a house that lies at the door', () => {
  test('another root: nothing is sealed', async () => {
    const { start, posted } = await visit({ trust: { ...noor.trust, rootKeyBytes: random(32) } })
    expect(await start.attempt()).toMatchObject({ kind: 'untrusted' })
    expect(posted).toEqual([])
  })

  test('a demo where production is expected: nothing is sealed', async () => {
    const { start } = await visit({ trust: { ...noor.trust, demo: false } })
    expect(await start.attempt()).toMatchObject({ kind: 'untrusted', why: expect.any(String) })
  })

  test('a device whose clock is eight days off is told', async () => {
    const { start } = await visit({ clock: () => Date.now() - 8 * 24 * 3_600_000 })
    expect(await start.attempt()).toEqual({ kind: 'clock-wrong' })
  })

  test('a lost answer starts no second conversation', async () => {
    const { start, lies } = await visit()
    lies.eat = { path: /conversations$/, times: 1 }
    expect(await start.attempt()).toEqual({ kind: 'no-connection' })
    expect(await start.attempt()).toMatchObject({ kind: 'started' })
  })

  test('reception changed meanwhile: sealed again under the same id', async () => {
    const { start, lies } = await visit()
    let refusals = 0
    const ids = new Set<string>()
    lies.instead = (path, init) => {
      if (!path.endsWith('/conversations')) return null
      ids.add(JSON.parse(String(init?.body)).conversation)
      refusals += 1
      return refusals === 1 ? Response.json({ refused: 'stale-reception' }, { status: 409 }) : null
    }
    const started = await start.attempt()
    expect(started).toMatchObject({ kind: 'started', conversation: [...ids][0] })
    expect(ids.size).toBe(1)
  })

  test('work is done when it is asked for, unless it is too much', async () => {
    const { start, lies } = await visit()
    const works: unknown[] = []
    const ask = (bits: number) => {
      lies.instead = (path, init) => {
        if (!path.endsWith('/conversations')) return null
        const { work } = JSON.parse(String(init?.body))
        works.push(work)
        const task = { refused: 'prove-work', salt: toB64(random(32)), bits }
        return work ? null : Response.json(task, { status: 428 })
      }
    }
    ask(60)
    expect(await start.attempt()).toEqual({ kind: 'full' })
    ask(8)
    expect(await start.attempt()).toMatchObject({ kind: 'started' })
    expect(works.at(-1)).toMatch(/^[\w-]{11}$/)
  })

  test('a chain without reception, or none at all, keeps the chat closed', async () => {
    const { start, lies } = await visit()
    const honest = (await (
      await openNetwork({ origin: house.origin }).fetch('/api/v1/chat')
    ).json()) as { chain: object }
    for (const chain of [null, { ...honest.chain, reception: null }]) {
      lies.instead = (path) =>
        path === '/api/v1/chat' ? Response.json({ ...honest, chain }) : null
      expect(await start.attempt()).toEqual({ kind: 'untrusted', why: 'no-reception' })
    }
  })
})

test('the papers a visitor gets are those of her own conversation', async () => {
  const { id, http } = await meet()
  const state = await ask(http, `/api/v1/conversations/${id}`, parseConversationState)
  const chain = await verifyChain(noor.trust, state.chain, state.time)
  expect(chain.kind === 'valid' && [...chain.staff.keys()]).toContain(noor.me.member)
  expect(chain.kind === 'valid' && chain.staff.has(sam.me.member)).toBe(false)
})
