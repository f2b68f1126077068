import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MemberId } from '../../src/chain/member.ts'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import { greet, openDesk } from '../support/desk.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { seen, textsOf } from '../support/visitor.ts'
import { isWith, startAsVisitor, type VisitorPage, visitorWords } from '../support/visitor-page.ts'
import { changed, frameOf } from './forge-frame.ts'
import { bent, random } from './forge-papers.ts'
import { liar } from './lies.ts'

const { chat: say } = visitorWords
const { house, proxy } = await openOwnHouse()
const browser = await openBrowser()
const context = await browser.newContext(laptop)
const { posts } = liar(proxy)
let desk: Desk
let [noor, sam] = [] as unknown as [StaffClient, StaffClient]
let visitor: VisitorPage
let hers: Conversation
beforeAll(async () => {
  const links = house.addresses['counsellor'] ?? []
  ;[noor, sam] = (await Promise.all(
    links.map((link) => enrolStaff(link, { port: house.port })),
  )) as [StaffClient, StaffClient]
  desk = openDesk(noor)
})
// Without a lie everything arrives, in its order, and nothing is remarked.
beforeEach(async () => {
  visitor = await startAsVisitor(context, proxy.origin)
  await visitor.send('Hoi')
  await visitor.reached('Hoi', 'sent')
  hers = await greet(desk, visitor)
  await isWith(visitor, 'Noor')
  await says('Dag')
  expect(await remarks()).toEqual([say.joined.replace('{names}', 'Noor')])
})
afterEach(() => visitor.page.close())
afterEach(proxy.calm)
afterAll(async () => {
  desk.leave()
  await browser.close()
})

/** Noor's words, until they stand on the visitor's screen. */
async function says(text: string) {
  await Promise.all([sends(text), visitor.reads(text)])
}
/** Until her own log holds them, so that her next words tell of them. */
async function sends(text: string) {
  hers.send(text)
  const { seq } = await seen(hers, text)
  await until(hers, () => hers.view().head >= (seq ?? 0), `"${text}" in her log`)
}
const remarks = () => visitor.page.locator('.aside').allTextContents()
const bubbles = () => visitor.page.locator('.bubble').allTextContents()

/** Changes what is handed out of the log, pushed and fetched alike: one frame becomes none, one or several. */
type Frames = readonly (readonly [seq: number, frame: string])[]
function twistLog(change: (seq: number, frame: string) => Frames): () => void {
  return proxy.twist(visitor.id, {
    messages: ({ head, messages }) => ({
      head,
      messages: messages.flatMap(([seq, frame]) => change(seq, frame)),
    }),
    event: (event) => {
      const [id = '', seq = '', frame = ''] = event.data.split(' ')
      if (event.name !== 'message') return [event]
      return change(Number(seq), frame).map(([to, given]) => ({
        name: 'message',
        data: `${id} ${String(to).padStart(10, '0')} ${given}`,
      }))
    },
  })
}

/** Puts a frame of our own at the end of the log, as a push. */
function inject(frame: string) {
  const seq = String(hers.view().head + 1).padStart(10, '0')
  proxy.push(visitor.id, { name: 'message', data: `${visitor.id} ${seq} ${frame}` })
}

/** The frame that holds Noor's next words, which the visitor never gets. */
async function caught(text: string): Promise<string> {
  let caught = ''
  const undo = twistLog((_, frame) => {
    caught = frame
    return []
  })
  await sends(text)
  await proxy.until(() => caught)
  undo()
  return caught
}

describe('a house that changes the log', () => {
  test('changes one bit: the message can not be opened', async () => {
    twistLog((seq, frame) => [[seq, bent(frame)]])
    hers.send('Geheim')
    await visitor.reads(say.unopened.broken)
    expect(await bubbles()).toEqual(['Hoi', 'Dag'])
  })

  test.each([
    ['as of another sender', () => ({ sender: hers.view().who[0]?.member as MemberId })],
    ['as of another epoch', () => ({ epoch: 0 })],
    ['as of an epoch that nobody signed', () => ({ epoch: 9 })],
    ['under another client id', () => ({ clientIdBytes: random(16) })],
    ['as a sign that passes by', () => ({ stored: false })],
  ])('hands a message out %s: it can not be opened', async (_, how) => {
    twistLog((seq, frame) => [[seq, changed(frame, how())]])
    hers.send('Geheim')
    await visitor.reads(say.unopened.broken)
    expect(await bubbles()).toEqual(['Hoi', 'Dag'])
  })

  test('keeps one back: a message is missing', async () => {
    twistLog((seq, frame) => (seq === 3 ? [] : [[seq, frame]]))
    hers.send('Weggehouden')
    await says('Daarna')
    await visitor.reads(say.gap.missing)
    expect(await bubbles()).toEqual(['Hoi', 'Dag', 'Daarna'])
  })

  test('keeps one back and closes the ranks: a message is missing', async () => {
    twistLog((seq, frame) => (seq === 3 ? [] : [[seq > 3 ? seq - 1 : seq, frame]]))
    hers.send('Weggehouden')
    await says('Daarna')
    await visitor.reads(say.gap.missing)
  })

  test('keeps the last one back: a message is missing', async () => {
    twistLog((seq, frame) => (seq === 3 ? [] : [[seq, frame]]))
    await sends('Weggehouden')
    proxy.push(visitor.id, { name: 'state', data: `${visitor.id} active` })
    await visitor.page.evaluate(() => dispatchEvent(new Event('online')))
    await visitor.reads(say.gap.missing)
  })

  test('turns two around: the order is wrong', async () => {
    const held = new Map<number, string>()
    twistLog((seq, frame) => {
      held.set(seq, frame)
      const [three, four] = [held.get(3), held.get(4)]
      if (seq === 3 && !four) return []
      return three && four && seq >= 3
        ? [
            [3, four],
            [4, three],
          ]
        : [[seq, frame]]
    })
    await sends('Eerst')
    hers.send('Toen')
    await visitor.reads(say.gap.order)
  })

  test('plays one again: it is refused', async () => {
    const frames: string[] = []
    const undo = twistLog((seq, frame) => {
      frames.push(frame)
      return [[seq, frame]]
    })
    await says('Nog een keer')
    undo()
    inject(frames.at(-1) ?? '')
    await visitor.reads(say.unopened.repeated)
    expect((await bubbles()).filter((text) => text === 'Nog een keer')).toHaveLength(1)
  })

  test('pushes in the wrong order while its log is right: she reads it right, without a remark', async () => {
    const late: { name: string; data: string }[] = []
    const undo = proxy.twist(visitor.id, {
      event(event) {
        if (event.name === 'message') late.unshift(event)
        return event.name === 'message' ? [] : [event]
      },
    })
    for (const text of ['Een', 'Twee', 'Drie']) hers.send(text)
    await seen(hers, 'Drie')
    await proxy.until(() => late.length === 3)
    undo()
    for (const event of late) proxy.push(visitor.id, event)
    await visitor.reads('Drie')
    expect(await bubbles()).toEqual(['Hoi', 'Dag', 'Een', 'Twee', 'Drie'])
    expect(await remarks()).toEqual([say.joined.replace('{names}', 'Noor')])
  })

  test('pushes nonsense: nothing happens, and words still come', async () => {
    for (const data of ['', `${visitor.id}`, `${visitor.id} x y`, `${visitor.id} 9 ****`])
      for (const name of ['message', 'passing', 'cursor', 'present', 'state', 'anders'])
        proxy.push(visitor.id, { name, data })
    await says('Nog steeds hier')
  })
})

describe('words that nobody said', () => {
  const mine = () => noor.me.keys.signing.seedBytes
  const samsPen = () => sam.me.keys.signing.seedBytes

  test('are opened when she who holds the keys says them', async () => {
    inject(
      await frameOf(hers, {
        text: 'Echt van Noor',
        sender: noor.me.member,
        signingSeedBytes: mine(),
        counter: 1,
      }),
    )
    await visitor.reads('Echt van Noor')
  })

  test.each([
    ['unsigned', () => null],
    ['signed by a colleague', samsPen],
  ])('are refused in Noor’s name when they are %s', async (_, pen) => {
    const sender = noor.me.member
    inject(await frameOf(hers, { text: 'Vals', sender, signingSeedBytes: pen(), counter: 1 }))
    await visitor.reads(say.unopened.unsigned)
    expect(await bubbles()).toEqual(['Hoi', 'Dag'])
  })

  test('are not opened when a colleague says them who is not here', async () => {
    const sender = sam.me.member
    inject(await frameOf(hers, { text: 'Vals', sender, signingSeedBytes: samsPen(), counter: 1 }))
    await visitor.reads(say.unopened.broken)
    expect(await bubbles()).toEqual(['Hoi', 'Dag'])
  })

  test('are refused when the same place in her count is taken twice', async () => {
    const words = { sender: noor.me.member, signingSeedBytes: mine(), sourceBytes: random(8) }
    inject(await frameOf(hers, { ...words, text: 'Eén', counter: 1 }))
    await visitor.reads('Eén')
    const again = await frameOf(hers, { ...words, text: 'Weer één', counter: 1 })
    const seq = String(hers.view().head + 2).padStart(10, '0')
    proxy.twist(visitor.id, {
      messages: ({ messages }) => ({
        head: hers.view().head + 2,
        messages: [...messages, [hers.view().head + 2, again]],
      }),
    })
    proxy.push(visitor.id, { name: 'message', data: `${visitor.id} ${seq} ${again}` })
    await visitor.reads(say.unopened.repeated)
    expect(await bubbles()).toEqual(['Hoi', 'Dag', 'Eén'])
  })

  test('are noticed when she is shown others than the one who wrote them', async () => {
    const frame = await caught('Wat Noor zei')
    const sender = noor.me.member
    const words = { text: 'Iets anders', sender, signingSeedBytes: mine(), counter: 1 }
    const other = await frameOf(hers, words)
    expect(other).not.toBe(frame)
    twistLog((seq, given) => [[seq, seq === 3 ? other : given]])
    await says('Wat ik net zei')
    await visitor.reads(say.gap.history)
  })
})

describe('a house that lies about her own words', () => {
  const answerTo = (answer: (body: Buffer) => { status: number; body: string | Buffer } | null) =>
    proxy.twist(visitor.id, {
      instead: ({ method, path, body }) =>
        method === 'POST' && path.endsWith('/messages') ? answer(body) : null,
    })
  const bodies = () => posts(visitor.id).map(({ body }) => body.toString('base64'))

  test.each([
    ['says nothing', { status: 200, body: Buffer.alloc(3) }],
    ['says it is broken', { status: 500, body: '{"refused":"failed"}' }],
    [
      'says there is a newer list when there is none',
      { status: 409, body: '{"refused":"stale-epoch","epoch":9}' },
    ],
  ])('%s: they stay and are sent again byte for byte, and arrive once', async (_, answer) => {
    const before = bodies().length
    const undo = answerTo(() => answer)
    await visitor.send('Hoor je mij')
    await visitor.reached('Hoor je mij', 'waiting')
    await proxy.until(() => bodies().length >= before + 2)
    undo()
    await seen(hers, 'Hoor je mij')
    await visitor.reached('Hoor je mij', 'delivered')
    expect(new Set(bodies().slice(before)).size).toBe(1)
    expect(textsOf(hers).filter(({ text }) => text === 'Hoor je mij')).toHaveLength(1)
  })

  test('says that it has them and throws them away: she sees it at the next word', async () => {
    const undo = answerTo(() => ({ status: 200, body: Buffer.from([0, 0, 0, 3]) }))
    await visitor.send('Weggegooid')
    await visitor.reached('Weggegooid', 'sent')
    undo()
    hers.send('Ben je er nog')
    await visitor.reads(say.gap.history)
  })
})
