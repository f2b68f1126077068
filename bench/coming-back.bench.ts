// What a code costs her phone, how long coming back takes on a slow line, and how fast a deleted talk is unreadable.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { rotated } from '../tests/drill/shred.ts'
import { openBrowser, phone, processesOf } from '../tests/support/browser.ts'
import { saveNoise } from '../tests/support/code.ts'
import { greet, openDesk } from '../tests/support/desk.ts'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { enrolStaff } from '../tests/support/staff.ts'
import { startVisitor } from '../tests/support/visitor.ts'
import { backWords, startAsVisitor, visitorWords } from '../tests/support/visitor-page.ts'
import { print, quantile } from './figure.ts'
import { fromTap } from './from-tap.ts'
import { slower } from './slower.ts'

const bitsPerSecond = 400_000
const latencyMs = 400
const slowdown = 4
const times = 3

const house = await openHouse()
const noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
const desk = openDesk(noor)
try {
  await codes()
  await deletions()
} finally {
  desk.leave()
  await closeHouses()
}

/** One phone after the other: only a fresh browser has nothing in its cache. */
async function codes() {
  const [fast, slow] = [await several(1), await several(slowdown)]
  const line = `${bitsPerSecond / 1000} kbit/s, ${latencyMs} ms`
  const median = (visits: readonly Visit[], pick: (visit: Visit) => number) =>
    quantile(visits.map(pick), 0.5) / 1000
  print({
    figure: `from choosing a form to reading the code, ${slowdown}× slower CPU`,
    value: median(slow, ({ codeMs }) => codeMs),
    unit: 's',
    beside: {
      what: 'the same at the full speed of this machine, s',
      value: median(fast, ({ codeMs }) => codeMs),
    },
    target: { atMost: 2 },
    note: 'Argon2id, 64 MiB, three passes; all of the browser’s threads slowed',
  })
  print({
    figure: `from a typed code to the first unread words, ${line}`,
    value: median(fast, ({ backMs }) => backMs),
    unit: 's',
    beside: {
      what: `the same with a ${slowdown}× slower CPU, s`,
      value: median(slow, ({ backMs }) => backMs),
    },
    target: { atMost: 3 },
    note: `nothing of coming back was in the browser’s cache but what its screen needs; asked, s: ${fast[0]?.asked}`,
  })
}

/** asked: what went over the line meanwhile, each with when it began and how long it took, in seconds. */
type Visit = { readonly codeMs: number; readonly backMs: number; readonly asked: string }

async function several(slowdown: number): Promise<Visit[]> {
  const visits: Visit[] = []
  while (visits.length < times) visits.push(await visit(slowdown))
  return visits
}

async function visit(slowdown: number): Promise<Visit> {
  const hers = await openBrowser()
  const again = await openBrowser()
  try {
    const visitor = await startAsVisitor(await hers.newContext(phone), house.origin)
    const talk = await greet(desk, visitor)
    // She reads what a code is before she chooses; the worker's script comes meanwhile.
    const script = visitor.page.waitForEvent('requestfinished', (one) =>
      one.url().includes('/argon2-'),
    )
    await tap(visitor.page, visitorWords.keep)
    await script
    await visitor.page.getByRole('button', { name: backWords.keep.signs }).waitFor()
    const codeMs = await slowly(hers, slowdown, async () => {
      const shown = fromTap(visitor.page, '.code > span')
      await tap(visitor.page, backWords.keep.signs)
      return shown
    })
    const code = await visitor.page.locator('.code > span').allInnerTexts()
    await tap(visitor.page, backWords.keep.done)
    await visitor.leave()
    talk.send('dit heb je nog niet gelezen')

    const page = await (await again.newContext(phone)).newPage()
    await slowLine(page)
    await page.goto(`${house.origin}/chat`)
    await tap(page, visitorWords.byCode)
    // She types for longer than the worker's script takes, which is fetched meanwhile.
    await page.waitForLoadState('networkidle')
    await page.locator('#code').fill(code.join(' '))
    const asked: string[] = []
    const backMs = await slowly(again, slowdown, async () => {
      const from = performance.now()
      page.on('request', (request) => {
        const [began, name] = [performance.now() - from, nameOf(request.url())]
        const heard = request.response().then(() => performance.now() - from - began)
        const tell = (ms: number) => asked.push(`${name} ${inSeconds(began)}+${inSeconds(ms)}`)
        heard.then(tell, () => {}) // the last ones are cut off with the page
      })
      const shown = fromTap(page, 'main', 'dit heb je nog niet gelezen')
      await tap(page, backWords.code.go)
      return shown
    })
    return { codeMs, backMs, asked: asked.join(', ') }
  } finally {
    await hers.close()
    await again.close()
  }
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(2)
}
function nameOf(url: string): string {
  return new URL(url).pathname.replace(/.*\/|-[\w-]+\.js$/g, '').slice(0, 8)
}

function tap(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).first().tap()
}

async function slowly(browser: Browser, slowdown: number, act: () => Promise<number>) {
  if (slowdown === 1) return act()
  const slowed = await slower(await processesOf(browser), slowdown)
  try {
    return await act()
  } finally {
    await slowed.end()
  }
}

async function slowLine(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const bytesPerSecond = bitsPerSecond / 8
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
}

/** Until the key that could open a copy of the store is overwritten: from then on nothing opens a copy of the tables. */
async function deletions() {
  const store = join(house.dataDir, 'shred')
  const samples: number[] = []
  const answers: number[] = []
  while (samples.length < times) {
    const visitor = await startVisitor(noor.trust, { origin: house.origin })
    await saveNoise(visitor)
    const from = performance.now()
    const rotation = rotated(store)
    await visitor.http(`/api/v1/conversations/${visitor.id}/delete`, { method: 'POST' })
    answers.push(performance.now() - from)
    await rotation
    samples.push((performance.now() - from) / 1000)
    await visitor.leave()
  }
  print({
    figure: 'from deleting to unreadable in every copy of the tables',
    value: Math.max(...samples),
    unit: 's, the slowest',
    beside: { what: 'the answer to her, s', value: quantile(answers, 0.5) / 1000 },
    target: { atMost: 60 },
  })
}
