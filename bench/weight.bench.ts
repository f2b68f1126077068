// What a first view costs on the wire, compressed and not, as Chromium counts it.
import type { Browser } from 'playwright-core'
import { openBrowser, phone } from '../tests/support/browser.ts'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { print, type Target } from './figure.ts'
import { watchTraffic } from './traffic.ts'

const kB = 1_000

type View = {
  readonly what: string
  readonly path: string
  /** What shows that the view is there. */
  readonly ready: string
  readonly script?: false
  readonly weight?: Target
  readonly requests?: Target
}

const views: readonly View[] = [
  { what: 'front page, script off', path: '/', ready: 'h1', script: false, weight: { atMost: 10 } },
  { what: 'front page', path: '/', ready: 'h1' },
  {
    what: 'chat page, script and first answer',
    path: '/chat',
    ready: 'button:text("Start de chat")',
    weight: { atMost: 40 },
    requests: { atMost: 3 },
  },
  { what: 'desk up to signing in', path: '/desk', ready: 'h1' },
]

const house = await openHouse()
const browser = await openBrowser()
try {
  for (const view of views) {
    const gzip = await visit(browser, view, {})
    const identity = await visit(browser, view, { 'accept-encoding': 'identity' })
    print({
      figure: `${view.what}, compressed`,
      value: gzip.bytes / kB,
      unit: 'kB on the wire',
      beside: { what: 'the same uncompressed, kB', value: identity.bytes / kB },
      ...(view.weight && { target: view.weight }),
      note: `answers’ headers included; ${gzip.paths.join(' ')}`,
    })
    print({
      figure: `${view.what}, requests`,
      value: gzip.paths.length,
      unit: 'requests',
      ...(view.requests && { target: view.requests }),
    })
  }
} finally {
  await browser.close()
  await closeHouses()
}

async function visit(
  browser: Browser,
  { path, ready, script }: View,
  headers: Record<string, string>,
): Promise<{ readonly bytes: number; readonly paths: readonly string[] }> {
  const scripts = { javaScriptEnabled: script ?? true }
  const context = await browser.newContext({ ...phone, ...scripts, locale: 'nl-NL' })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const traffic = await watchTraffic(devtools)
    await devtools.send('Network.setExtraHTTPHeaders', { headers })
    await page.goto(house.origin + path, { waitUntil: 'networkidle' })
    await page.locator(ready).first().waitFor()
    return { bytes: traffic.bytes(), paths: traffic.paths() }
  } finally {
    await context.close()
  }
}
