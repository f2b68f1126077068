import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toB64 } from '../../src/chain/base64url.ts'
import { idBytes, paperHashOf } from '../../src/chain/member.ts'
import { concat, uint, utf8 } from '../../src/chain/notation.ts'
import { parsePaper } from '../../src/chain/paper.ts'
import { envelopePlaintextBytes } from '../../src/chain/sizes.ts'
import type { Http } from '../../src/chat/sealed/conversation.ts'
import { parseStart } from '../../src/chat/start.ts'
import { parseEntrance } from '../../src/queue/entrance.ts'
import { queueWords } from '../../src/queue/words.ts'
import { newConversationKey } from '../../src/sealing/epoch-key.ts'
import { newSealingPair, seal } from '../../src/sealing/hpke.ts'
import { laptop, openBrowser, watchComplaints, watchStrangers } from '../support/browser.ts'
import { type CounsellorPage, enrolAt } from '../support/counsellor-page.ts'
import { openNetwork } from '../support/network.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { trustOf } from '../support/staff.ts'
import { startVisitor } from '../support/visitor.ts'
import { isWith, startAsVisitor, type VisitorPage } from '../support/visitor-page.ts'

const exitTo = 'https://nl.wikipedia.org/'
const stranger = 'https://stranger.example'
/** Texts that did something somewhere once. Each would call `pwned` or ask `stranger.example` for something. */
const corpus: readonly string[] = [
  '<script>pwned()</script>',
  `"><script src=${stranger}/x.js></script>`,
  '<img src=x onerror=pwned()>',
  `<img src="${stranger}/pixel.gif" alt="foto">`,
  `<svg/onload=pwned()>`,
  `<svg xmlns="http://www.w3.org/2000/svg"><script>pwned()</script><image href="${stranger}/a.svg"/></svg>`,
  `<svg><use href="${stranger}/s.svg#x"/><animate onbegin=pwned() attributeName=x dur=1s /></svg>`,
  `<math><mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned()&gt;">`,
  `<iframe srcdoc="<script>parent.pwned()</script>" src="${stranger}"></iframe>`,
  `<object data="${stranger}/x.swf"></object><embed src="${stranger}/x">`,
  `<link rel=stylesheet href="${stranger}/x.css"><style>@import '${stranger}/y.css'</style>`,
  `<base href="${stranger}/"><meta http-equiv=refresh content="0;url=${stranger}">`,
  `<form action="${stranger}"><button>Verstuur</button></form>`,
  `<video poster="${stranger}/p.png"><source onerror=pwned()></video>`,
  '<details open ontoggle=pwned()>meer</details>',
  '<a href="javascript:pwned()">klik hier</a>',
  'javascript:pwned()',
  'data:text/html,<script>pwned()</script>',
  `${stranger}/kijk?naam=ik`,
  `www.stranger.example mailto:ik@stranger.example tel:0612345678`,
  `![foto](${stranger}/md.png) [link](javascript:pwned())`,
  `{{constructor.constructor("pwned()")()}} \${pwned()} #{pwned()}`,
  '</textarea></p></div><script>pwned()</script>',
  '<!--<img src="--><img src=x onerror=pwned()//">',
  '&lt;script&gt;pwned()&lt;/script&gt;',
  '__proto__',
  'constructor',
  '<x contenteditable onfocus=pwned() autofocus tabindex=0>',
  '\u0000\u0001\u007f<\u0000script>pwned()</script>',
  '\u2028pwned()\u2029',
]
/** Characters that turn the direction of what stands around them, if nothing keeps them in. */
const turns: readonly string[] = [
  '\u202eterug geschreven',
  '\u2067\u202eniet gesloten',
  'een \u200fteken',
  '\u2066\u2066\u2066\u2067diep',
  '\u202dgedwongen\u202e',
  'مرحبا، كيف حالك؟',
]

const { house, proxy } = await openOwnHouse()
const browser = await openBrowser()
let visitor: VisitorPage
let noor: CounsellorPage
let strangers: string[][] = []
let complaints: string[][] = []
beforeAll(async () => {
  const [hers, his] = [await browser.newContext(laptop), await browser.newContext(laptop)]
  strangers = await Promise.all(
    [hers, his].map((context) => watchStrangers(context, proxy.origin, exitTo)),
  )
  for (const context of [hers, his]) await context.addInitScript(trap)
  noor = await enrolAt(his, house.addresses['counsellor']?.[0] ?? '')
  visitor = await startAsVisitor(hers, proxy.origin)
  await noor.take()
  await isWith(visitor, 'Noor')
  complaints = [visitor.page, noor.page].map(watchComplaints)
})
afterAll(() => browser.close())

/** Gives every page a function that leaves a mark when anybody calls it. */
function trap() {
  Object.assign(globalThis, {
    pwned: () => document.documentElement.setAttribute('data-pwned', ''),
  })
}
const marks = (page: Page) => page.locator('[data-pwned]').count()

/** Nothing ran, nobody was asked for anything, and words became nothing but words. */
async function untouched() {
  for (const page of [visitor.page, noor.page]) {
    expect(await marks(page)).toBe(0)
    expect(await page.locator('.bubble *, .words *').count()).toBe(0)
    expect(await page.locator('a[href*=pwned], a[href*=stranger]').count()).toBe(0)
  }
  expect(strangers).toEqual([[], []])
  expect(complaints).toEqual([[], []])
}

test('a script that runs and a picture from elsewhere would be noticed', async () => {
  const page = await visitor.page.context().newPage()
  await page.goto(`${proxy.origin}/privacy`)
  const heard = watchComplaints(page)
  await page.evaluate(() => {
    const { pwned } = globalThis as unknown as { pwned: () => void }
    pwned()
    document.body.append(Object.assign(new Image(), { src: 'https://stranger.example/a.png' }))
  })
  expect(await marks(page)).toBe(1)
  await expect.poll(() => heard.length, { timeout: 30_000 }).toBeGreaterThan(0)
  await page.close()
})

const sent = [...corpus, ...turns]
const read = (page: Page, words: string) =>
  expect.poll(() => page.locator(words).allTextContents(), { timeout: 45_000 }).toEqual(sent)

test('what a visitor sends is words, on her page and at the desk', async () => {
  for (const text of sent) await visitor.send(text)
  await read(noor.page, '.message:not(.mine) .words')
  await read(visitor.page, '.bubble.mine')
  await untouched()
})

test('what a counsellor sends is words, at the desk and on her page', async () => {
  for (const text of sent) await noor.send(text)
  await read(visitor.page, '.bubble:not(.mine)')
  await read(noor.page, '.message.mine .words')
  await untouched()
})

describe('words that turn direction', () => {
  /** Text beside the words, each piece with where its first and last character stand. */
  const beside = (page: Page) =>
    page.evaluate(() => {
      const found: { text: string; first: number; last: number }[] = []
      const log = document.querySelector('[role=log]') ?? document.body
      const walk = document.createTreeWalker(log, NodeFilter.SHOW_TEXT)
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const text = node.textContent ?? ''
        if (node.parentElement?.closest('.words, .bubble') || text.trim().length < 2) continue
        const edge = (at: number) => {
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          return range.getBoundingClientRect()
        }
        const [first, last] = [edge(0), edge(text.trimEnd().length - 1)]
        if (first.width > 0 && first.top === last.top)
          found.push({ text, first: first.left, last: last.left })
      }
      return found
    })

  test('leave every line around them as it is', async () => {
    for (const page of [visitor.page, noor.page]) {
      const lines = await beside(page)
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.filter(({ first, last }) => first > last)).toEqual([])
    }
  })

  test('would be seen to turn a line that does not keep them in', async () => {
    await visitor.page.evaluate(() => {
      const line = document.createElement('p')
      line.append('\u202eNaam', document.createElement('i'), ' is erbij gekomen')
      document.querySelector('[role=log]')?.append(line)
    })
    const lines = await beside(visitor.page)
    expect(lines.filter(({ first, last }) => first > last)).not.toEqual([])
  })
})

describe('an envelope made by hand', () => {
  const answers = { forWhom: 'self', age: '15', topic: 'card', canType: 'yes', language: 'nl' }
  /** Her client, but for the envelope, in which these answers stand. */
  const craft =
    (precheck: object) =>
    (http: Http): Http =>
    async (path, init) => {
      const start = path === '/api/v1/conversations' && parseStart(JSON.parse(`${init?.body}`))
      if (!start) return http(path, init)
      const chat = parseEntrance(await (await http('/api/v1/chat')).json())
      const bytes = chat?.chain?.reception?.bytes ?? new Uint8Array()
      const reception = parsePaper(bytes)
      if (reception?.kind !== 'reception') throw new TypeError('no reception')
      const { publicKeyBytes } = await newSealingPair()
      const [ck, visitorKey] = [newConversationKey(), publicKeyBytes].map(toB64)
      const json = utf8(JSON.stringify({ ck, visitorKey, precheck }))
      const padded = new Uint8Array(envelopePlaintextBytes)
      padded.set(concat(uint(2, json.length), json))
      const aad = concat(idBytes(start.conversation), idBytes(await paperHashOf(bytes)))
      const sealed = await seal(reception.sealingKey, 'keerpunt/1 reception', aad, padded)
      const body = JSON.stringify({ ...JSON.parse(`${init?.body}`), envelope: toB64(sealed) })
      return http(path, { ...init, body })
    }
  const start = async (precheck: object) => {
    const options = { origin: proxy.origin, port: house.port }
    const trust = await trustOf(openNetwork(options))
    return startVisitor(trust, { ...options, tap: craft(precheck) })
  }

  test('with answers that a page can give is opened at the desk', async () => {
    const emma = await start(answers)
    await noor.page.getByText('Pinpas').first().waitFor()
    await emma.leave()
    await noor.page.getByText(queueWords.nobody).waitFor()
  })

  test.each(Object.keys(answers))(
    'with something else for %s is not opened, and shows nothing of it',
    async (name) => {
      const emma = await start({ ...answers, [name]: '<img src=x onerror=pwned()>\u202e' })
      await noor.page.getByText(queueWords.unopenedShort).waitFor()
      expect(await noor.page.getByText('onerror', { exact: false }).count()).toBe(
        await noor.page.locator('.words', { hasText: 'onerror' }).count(),
      )
      await untouched()
      await emma.leave()
      await noor.page.getByText(queueWords.nobody).waitFor()
    },
  )
})
