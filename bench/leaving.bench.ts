// From pressing the way out to an empty screen, in the middle of a long chat on a slow phone.
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { openBrowser, phone } from '../tests/support/browser.ts'
import { greet, openDesk } from '../tests/support/desk.ts'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { enrolStaff } from '../tests/support/staff.ts'
import { startAsVisitor } from '../tests/support/visitor-page.ts'
import { print, quantile } from './figure.ts'

const slowdown = 4
const visits = 5
/** Bubbles on her screen. */
const said = 60
/** The neutral site takes its time: until then her own page must be empty. */
const elsewhereMs = 2_000

const house = await openHouse()
const desk = openDesk(await enrolStaff(house.addresses['counsellor']?.[0] ?? ''))
const browser = await openBrowser()
try {
  const [fast, slow] = [await several(browser, 1), await several(browser, slowdown)]
  print({
    figure: `from pressing the way out to an empty screen, ${slowdown}× slower CPU`,
    value: quantile(slow, 0.5),
    unit: 'ms',
    beside: { what: 'the same at the full speed of this machine, ms', value: quantile(fast, 0.5) },
    target: { atMost: 100 },
    note: `${said} messages on the screen; the slowest of ${visits}: ${Math.max(...slow).toFixed(0)} ms`,
  })
} finally {
  desk.leave()
  await browser.close()
  await closeHouses()
}

async function several(browser: Browser, slowdown: number): Promise<number[]> {
  const times: number[] = []
  while (times.length < visits) times.push(await leave(browser, slowdown))
  return times
}

async function leave(browser: Browser, slowdown: number): Promise<number> {
  const context = await browser.newContext(phone)
  try {
    await context.route('https://**', async (route) => {
      await pause(elsewhereMs)
      await route.fulfill({ contentType: 'text/html', body: 'Elders' })
    })
    const visitor = await startAsVisitor(context, house.origin)
    const { page } = visitor
    const hers = await greet(desk, visitor)
    for (let turn = 0; turn < said; turn++)
      hers.send(`Dit is bericht ${turn} van een lang gesprek.`)
    await visitor.reads(`bericht ${said - 1} `)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const blank = new Promise<number>((resolve) => {
      page.on('console', (message) => {
        const [, ms] = /^blank after ([\d.]+)$/.exec(message.text()) ?? []
        if (ms) resolve(Number(ms))
      })
    })
    await page.evaluate(watchBlank)
    await page.getByText('Weg van deze site').first().tap()
    return await blank
  } finally {
    await context.close()
  }
}

/** Runs in the page: from the browser's own time of her finger until a frame was drawn with nothing in it. */
function watchBlank() {
  let pressedAt = 0
  addEventListener('pointerdown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true })
  new MutationObserver(() => {
    if (document.body.childElementCount > 0) return
    // After the frame that shows it: the one that this belongs to, and its drawing.
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => console.log(`blank after ${performance.now() - pressedAt}`)
      channel.port2.postMessage(null)
    })
  }).observe(document.body, { childList: true })
}
