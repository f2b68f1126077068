// How long sealing and opening take: here in Node, and in Chromium whose processor is slowed down four times.
import { join } from 'node:path'
import { openBrowser } from '../tests/support/browser.ts'
import { print } from './figure.ts'
import { bundleForBrowser, emptyPage } from './in-browser.ts'
import { sealingTimes } from './sealing-times.ts'

const times = 20
const slowdown = 4

const inNode = await sealingTimes(times)
const slow = await inChromium()
for (const [act, ms] of Object.entries(slow))
  print({
    figure: `${act}, Chromium at ${slowdown}× slower CPU`,
    value: ms,
    unit: 'ms',
    beside: { what: 'the same in Node on this machine', value: inNode[act] ?? Number.NaN },
  })

/** WebCrypto works on threads of its own, which the slowdown does not reach; X-Wing runs in the page and is slowed. */
async function inChromium(): Promise<Record<string, number>> {
  const script = await bundleForBrowser(join(import.meta.dirname, 'sealing-in-page.ts'))
  const empty = await emptyPage()
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(empty.origin)
    await page.addScriptTag({ content: script, type: 'module' })
    await page.waitForFunction('globalThis.sealingTimes')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    return await page.evaluate<Record<string, number>>(`sealingTimes(${times})`)
  } finally {
    await browser.close()
    empty.close()
  }
}
