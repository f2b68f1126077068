// From opening the chat page to typing, on a slow line and a slow phone.
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { openBrowser, phone } from '../tests/support/browser.ts'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { print, quantile } from './figure.ts'
import { watchTraffic } from './traffic.ts'

const bitsPerSecond = 400_000
const latencyMs = 400
const slowdown = 4
const visits = 5
/** Less than anybody needs for the three sentences of the first screen. */
const readingMs = 2_000

/** One visit; times in milliseconds, each from its own beginning. */
type Visit = {
  readonly readable: number
  readonly startable: number
  readonly tapToComposer: number
  readonly paths: readonly string[]
  readonly bytes: number
}

const house = await openHouse()
const browser = await openBrowser()
try {
  await visit(browser, { slowly: false, readingMs: 0 })
  const fast = await several({ slowly: false, readingMs: 0 })
  const slow = await several({ slowly: true, readingMs: 0 })
  const read = await several({ slowly: true, readingMs })
  const line = `${bitsPerSecond / 1000} kbit/s, ${latencyMs} ms, ${slowdown}× slower CPU`
  type Pick = (visit: Visit) => number
  const median = (visits: readonly Visit[], pick: Pick) => quantile(visits.map(pick), 0.5) / 1000
  const seconds = (figure: string, pick: Pick, more: object = {}, visits = slow) =>
    print({
      figure: `${figure}, ${line}`,
      value: median(visits, pick),
      unit: 's',
      beside: {
        what: 'the same at the full speed of this machine, s',
        value: median(fast, pick),
      },
      ...more,
    })

  seconds('chat page readable', (visit) => visit.readable)
  seconds('chat can be started', (visit) => visit.startable)
  const read2s = `she read for ${readingMs / 1000} s`
  seconds(
    'from tapping “Sla over” to typing',
    (visit) => visit.tapToComposer,
    { note: read2s },
    read,
  )
  const whole = (visit: Visit) => visit.startable + visit.tapToComposer
  const connecting = (2 * latencyMs) / 1000
  const connected = (visits: readonly Visit[]) => (median(visits, whole) + connecting).toFixed(2)
  const handshakes = (visits: readonly Visit[]) =>
    `DevTools delays answers, not handshakes: with TCP and TLS 1.3 it is ${connected(visits)} s`
  const target = { atMost: 3 }
  const readNote = `${read2s}, which is not counted; ${handshakes(read)}`
  seconds('chat ready to type, for a reader', whole, { target, note: readNote }, read)
  const tapNote = `tapped on both screens the moment they stood; ${handshakes(slow)}`
  seconds('chat ready to type, at once', whole, { target, note: tapNote })
  const [first] = slow
  print({
    figure: 'chat ready to type, weight',
    value: (first?.bytes ?? Number.NaN) / 1000,
    unit: 'kB on the wire',
    target: { atMost: 40 },
    note: first?.paths.map((path) => path.replace(/[\w-]{22}/, ':id')).join(' ') ?? '',
  })
} finally {
  await browser.close()
  await closeHouses()
}

async function several(how: How): Promise<Visit[]> {
  const all: Visit[] = []
  while (all.length < visits) all.push(await visit(browser, how))
  return all
}

type How = { readonly slowly: boolean; readonly readingMs: number }

async function visit(browser: Browser, { slowly, readingMs }: How): Promise<Visit> {
  const context = await browser.newContext({ ...phone, locale: 'nl-NL' })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const traffic = await watchTraffic(devtools)
    if (slowly) {
      const bytesPerSecond = bitsPerSecond / 8
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: latencyMs,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      })
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    }
    await page.addInitScript(noteMoments)
    await page.goto(`${house.origin}/chat`, { waitUntil: 'commit' })
    const startable = await page.evaluate('moments.has("button", "Start de chat")')
    const readable = await page.evaluate('moments.painted')
    if (readingMs > 0) await pause(readingMs)
    await page.evaluate('moments.tap("Start de chat")')
    await page.evaluate('moments.has("button", "Sla over")')
    const tapped = await page.evaluate('moments.tap("Sla over")')
    const typing = await page.evaluate('moments.has("textarea", "")')
    return {
      readable: Number(readable),
      startable: Number(startable),
      tapToComposer: Number(typing) - Number(tapped),
      paths: traffic.paths(),
      bytes: traffic.bytes(),
    }
  } finally {
    await context.close()
  }
}

/**
 * Runs in the page before its own scripts: looks after every change whether something is there, and tells the page's
 * own clock, so that the way to this process is in no figure.
 */
function noteMoments() {
  const find = (name: string, text: string) =>
    [...document.querySelectorAll<HTMLElement>(name)].find((element) =>
      (element.textContent ?? '').trim().startsWith(text),
    )
  const has = (name: string, text: string) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (!find(name, text)) return
        watcher.disconnect()
        requestAnimationFrame(() => resolve(performance.now()))
      }
      const watcher = new MutationObserver(look)
      watcher.observe(document, { childList: true, subtree: true })
      look()
    })
  const tap = (text: string) => {
    const now = performance.now()
    find('button', text)?.click()
    return now
  }
  const painted = new Promise<number>((resolve) => {
    const watcher = new PerformanceObserver((entries) => {
      const [paint] = entries.getEntriesByName('first-contentful-paint')
      if (paint) resolve(paint.startTime)
    })
    watcher.observe({ type: 'paint', buffered: true })
  })
  Object.assign(globalThis, { moments: { has, tap, painted } })
}
