import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import { deleteConversation } from '../../src/chat/sealed/delete-conversation.ts'
import { goOn } from '../../src/chat/sealed/go-on.ts'
import type { Desk } from '../../src/desk/desk.ts'
import type { Precheck } from '../../src/sealing/precheck.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import { greet, openDesk } from '../support/desk.ts'
import type { Passed } from '../support/hostile-proxy.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { returnVisitor, seen, startVisitor, textsOf } from '../support/visitor.ts'
import { isWith, startAsVisitor, type VisitorPage } from '../support/visitor-page.ts'

// What somebody sees who reads the line between browser and house, but can not open what goes over it.
const { house, proxy } = await openOwnHouse()
const browser = await openBrowser()
const context = await browser.newContext(laptop)
let noor: StaffClient
let desk: Desk
beforeAll(async () => {
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  desk = openDesk(noor)
})
afterAll(async () => {
  desk.leave()
  await browser.close()
})

const asked: Precheck = {
  ...{ forWhom: 'self', age: null, topic: null, canType: null, language: 'nl' },
}

async function talk(): Promise<{ visitor: VisitorPage; hers: Conversation }> {
  const visitor = await startAsVisitor(context, proxy.origin)
  const hers = await greet(desk, visitor)
  await isWith(visitor, 'Noor')
  return { visitor, hers }
}

/** What a request looks like from outside: how many octets of which kind went where. */
const shapeOf = (id: string, { method, path, headBytes, body }: Passed) =>
  `${method} ${path.replace(id, '…')} ${headBytes} + ${body.length}`
const requests = (id: string) => proxy.passed.filter(({ path }) => path.includes(id))
/** Her stored messages; the second octet of a body tells them from signs of typing. */
const messages = (id: string) =>
  requests(id).filter(
    ({ method, path, body }) => method === 'POST' && path.endsWith('/messages') && body[1] === 1,
  )
/** Sizes of the pushes that carried messages, on streams whose address holds this. */
const pushes = (about: string) =>
  proxy
    .pushed(about)
    .filter(({ name }) => name === 'message')
    .map(({ size }) => size)

/** The longest text of each bucket in octets, of somebody who does not sign; who signs has 64 fewer. */
const most = [196, 964, 4036, 15_000]
const signatureBytes = 64
const bucketsOf = (signed: boolean) =>
  most.map((last, at) => {
    const less = signed ? signatureBytes : 0
    const first = at === 0 ? 1 : (most[at - 1] ?? 0) - less + 1
    return [first, Math.floor((first + last - less) / 2), at === 3 ? last : last - less]
  })
const text = (size: number) => 'a'.repeat(size)

describe('the length of what is said', () => {
  test('of a visitor: every text of a bucket is one size, posted and pushed, and there are four', async () => {
    const { visitor, hers } = await talk()
    const before = pushes('/desk/stream').length
    const buckets = bucketsOf(false)
    for (const [at, size] of buckets.flat().entries()) {
      await visitor.send(text(size))
      await until(hers, () => textsOf(hers).length > at, `text ${at + 1}`)
    }
    const posted = messages(visitor.id).map((one) => shapeOf(visitor.id, one))
    const pushed = pushes('/desk/stream').slice(before)
    expect(posted).toHaveLength(12)
    expect(pushed).toHaveLength(12)
    for (const sizes of [posted, pushed]) {
      const perBucket = buckets.map((_, at) => new Set<unknown>(sizes.slice(3 * at, 3 * at + 3)))
      expect(perBucket.map(({ size }) => size)).toEqual([1, 1, 1, 1])
      expect(new Set<unknown>(sizes).size).toBe(4)
    }
    expect(messages(visitor.id).map(({ body }) => body.length)).toEqual(
      [294, 1062, 4134, 16_422].flatMap((size) => [size, size, size]),
    )
    await visitor.page.close()
  })

  test('of a counsellor: every text of a bucket is one size when it is pushed to her', async () => {
    const { visitor, hers } = await talk()
    const buckets = bucketsOf(true)
    for (const size of buckets.flat()) hers.send(text(size))
    await seen(hers, text(15_000))
    await proxy.until(() => pushes(visitor.id).length >= 12)
    const perBucket = buckets.map((_, at) => new Set(pushes(visitor.id).slice(3 * at, 3 * at + 3)))
    expect(perBucket.map(({ size }) => size)).toEqual([1, 1, 1, 1])
    expect(new Set(pushes(visitor.id)).size).toBe(4)
    await visitor.page.close()
  })

  test('of a sign of typing: one size, whatever stands in the box', async () => {
    const { visitor, hers } = await talk()
    const typing = () =>
      requests(visitor.id).filter(({ body, path }) => path.endsWith('/messages') && body[1] === 0)
    await visitor.composer.pressSequentially('i')
    await until(hers, () => hers.view().typing, 'that she types')
    await visitor.composer.fill(text(3000))
    await until(hers, () => !hers.view().typing, 'that she stopped')
    await visitor.composer.pressSequentially('e')
    await proxy.until(() => typing().length >= 2)
    expect(new Set(typing().map((one) => shapeOf(visitor.id, one))).size).toBe(1)
    expect(typing()[0]?.body.length).toBe(294)
    await visitor.page.close()
  })
})

describe('what is said', () => {
  const neutral = ['Het is mooi weer vandaag.', 'Morgen ga ik fietsen met mijn zus.', 'Ja hoor.']
  const risky = ['Ik wil dood, ik heb pillen', 'Hij heeft een mes. Bel de politie', 'Help mij']
  const other = ['أريد أن أموت الآن', '😭😭🔪🔪', 'ik moest 500 euro pinnen met die pas']
  /** Everything that went over the line because of these words, as kinds with their sizes. */
  async function seenOutside(said: readonly string[]) {
    const { visitor, hers } = await talk()
    for (const words of said) {
      await visitor.send(words)
      await seen(hers, words)
      hers.send(words)
      await visitor.page.locator('.bubble:not(.mine)', { hasText: words }).waitFor()
    }
    await visitor.page.close()
    const about = ({ path }: Passed) => /\/(messages|cursor)$/.test(path)
    const shapes = requests(visitor.id)
      .filter(about)
      .map((one) => shapeOf(visitor.id, one))
    const events = proxy
      .pushed(visitor.id)
      .filter(({ name }) => name === 'message' || name === 'cursor')
    return {
      messages: messages(visitor.id).map((one) => shapeOf(visitor.id, one)),
      requests: [...new Set(shapes)].sort(),
      pushes: [...new Set(events.map(({ name, size }) => `${name} ${size}`))].sort(),
    }
  }

  test('makes no difference: words that tell of danger look like words about the weather', async () => {
    const first = await seenOutside(neutral)
    expect(first.messages).toHaveLength(2 * neutral.length)
    expect(await seenOutside(risky)).toEqual(first)
    expect(await seenOutside(other)).toEqual(first)
  })
})

describe('coming back', () => {
  const stories: readonly (readonly [string, Precheck | null])[] = [
    ['Het is mooi weer vandaag.', null],
    ['Ik wil dood, ik heb pillen', { ...asked, age: '16-17', topic: 'threat', canType: 'no' }],
    ['أريد أن أموت الآن', { ...asked, forWhom: 'relative', topic: 'someone-else', language: 'ar' }],
  ]

  /** From the first word to the last, on two phones. What her requests looked like, without her id and in order. */
  async function story(said: string, precheck: Precheck | null, readsBack: boolean) {
    const from = proxy.passed.length
    const options = { origin: proxy.origin }
    const first = await startVisitor(noor.trust, { ...options, precheck })
    const hers = await greet(desk, first)
    first.conversation.send(said)
    await seen(hers, said)
    const keys = await first.keepCode()
    await first.leave()
    await desk.close(first.id, readsBack)
    desk.dismiss(first.id)
    const again = await returnVisitor(noor.trust, keys, options)
    const how = { as: 'queue', readsBack, line: 'self' } as const
    expect((await goOn(again.http, again.talk.started.me, again.conversation, how)).kind).toBe(
      'going',
    )
    await greet(desk, again)
    expect((await deleteConversation(again.http, again.id)).kind).toBe('deleted')
    await until(desk, () => desk.view().board.waiting.length === 0, 'nobody waits')
    desk.dismiss(again.id)
    const about = ({ path }: Passed) => /\/(code|return|reopen|delete|leave)$/.test(path)
    return proxy.passed
      .slice(from)
      .filter(about)
      .map((one) => shapeOf(first.id, one))
  }

  test.each([true, false])(
    'is one size for everybody, whatever was said and asked; the team may read back: %s',
    async (readsBack) => {
      const seenOutside: string[][] = []
      for (const [said, precheck] of stories)
        seenOutside.push(await story(said, precheck, readsBack))
      const [one, ...others] = seenOutside
      expect(one?.map((shape) => shape.split(' ')[1]?.split('/').at(-1))).toEqual([
        ...['code', 'leave', 'return', 'reopen', 'delete'],
      ])
      for (const other of others) expect(other).toEqual(one)
    },
  )
})
