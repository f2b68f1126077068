// When a page of the portal stands on a slow line and a slow phone, what it weighs, and how many a core gives out.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { openBrowser, phone } from '../tests/support/browser.ts'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { stayOn } from './cores.ts'
import { print, quantile } from './figure.ts'
import { watchTraffic } from './traffic.ts'

const slowdown = 4
const visits = 5
const lines = [
  { bitsPerSecond: 1_600_000, latencyMs: 150, target: { atMost: 1.2 } },
  { bitsPerSecond: 400_000, latencyMs: 400, target: { atMost: 3 } },
] as const
type Line = (typeof lines)[number]

/** The longest of each kind, so that no other is slower. */
const paths = ['/', '/j/3', '/j/16', '/ouders/vragen', '/professionals/lespakket', '/test/zorgen']

let house = await openHouse()
const browser = await openBrowser()
try {
  for (const path of paths) {
    const [first] = await several(path, null)
    const fast = await several(path, null)
    print({
      figure: `${path}, weight`,
      value: (first?.bytes ?? Number.NaN) / 1000,
      unit: 'kB on the wire, its script and headers included',
    })
    for (const line of lines) {
      const slow = await several(path, line)
      print({
        figure: `${path}, largest part painted, ${line.bitsPerSecond / 1000} kbit/s, ${line.latencyMs} ms, ${slowdown}× slower CPU`,
        value: median(slow) / 1000,
        unit: 's',
        beside: {
          what: 'the same at the full speed of this machine, s',
          value: median(fast) / 1000,
        },
        target: line.target,
      })
    }
  }
} finally {
  await browser.close()
  await closeHouses()
}
// A browser has several threads of its own; only now server and client get a core each.
const pinned = stayOn(0)
house = await openHouse()
for (const path of ['/j/3', '/professionals/lespakket'])
  print({
    figure: `${path}, from the cache`,
    value: await pagesPerSecond(path),
    unit: '1/s',
    target: { atLeast: 8_000 },
    note: pinned ? 'server on one core, client on another' : 'cores not separated',
  })
await closeHouses()

type Visit = { readonly paintedMs: number; readonly bytes: number }
function median(all: readonly Visit[]): number {
  const times = all.map(({ paintedMs }) => paintedMs)
  return quantile(times, 0.5)
}

async function several(path: string, line: Line | null): Promise<Visit[]> {
  const all: Visit[] = []
  while (all.length < visits) all.push(await visit(browser, path, line))
  return all
}

async function visit(from: Browser, path: string, line: Line | null): Promise<Visit> {
  const context = await from.newContext({ ...phone, locale: 'nl-NL' })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const traffic = await watchTraffic(devtools)
    if (line) {
      const bytesPerSecond = line.bitsPerSecond / 8
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: line.latencyMs,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      })
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    }
    await page.goto(house.origin + path, { waitUntil: 'networkidle' })
    const paintedMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((entries) => {
            resolve(entries.getEntries().at(-1)?.startTime ?? Number.NaN)
          }).observe({ type: 'largest-contentful-paint', buffered: true })
        }),
    )
    return { paintedMs, bytes: traffic.bytes() }
  } finally {
    await context.close()
  }
}

/** The client is a process of its own on the other core. */
async function pagesPerSecond(path: string): Promise<number> {
  const options = [join(import.meta.dirname, 'load-pages.ts'), `${house.port}`, path, '5']
  const [command = '', ...rest] = pinned
    ? ['taskset', '-c', '1', process.execPath, ...options]
    : [process.execPath, ...options]
  const { stdout } = await promisify(execFile)(command, rest)
  return Number(stdout)
}
