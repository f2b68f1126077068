import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../src/desk/desk.ts'
import { openBrowser, watchComplaints, watchStrangers } from '../support/browser.ts'
import { greet, openDesk } from '../support/desk.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { inApp, inAppBrowsers, takeAway } from '../support/in-app.ts'
import { enrolStaff } from '../support/staff.ts'
import { seen } from '../support/visitor.ts'
import { isWith, queueUp, visitorWords as say, typeCode } from '../support/visitor-page.ts'

// Where the link to us is opened most: inside another app, in a browser that can and keeps less.
const exitTo = 'https://nl.wikipedia.org/'
const browser = await openBrowser()
let house: House
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  desk = openDesk(await enrolStaff(house.addresses['counsellor']?.[0] ?? ''))
})
afterAll(async () => {
  desk?.leave()
  await browser.close()
  await closeHouses()
})

test.each(Object.entries(inAppBrowsers))(
  '%s carries a whole visit, with a code and back by it',
  async (_, userAgent) => {
    const context = await browser.newContext(inApp(userAgent))
    const strangers = await watchStrangers(context, house.origin, exitTo)
    const page = await context.newPage()
    const complaints = watchComplaints(page)
    await takeAway(page)
    await page.goto(`${house.origin}/chat`)
    await page.getByRole('button', { name: say.start }).click()
    const visitor = await queueUp(page, () => page.getByRole('button', { name: say.skip }).click())
    await visitor.send('ik kom uit een app')
    const hers = await greet(desk, visitor)
    await seen(hers, 'ik kom uit een app')
    await isWith(visitor, 'Noor')
    hers.send('fijn dat je er bent')
    await visitor.reads('fijn dat je er bent')
    const code = await visitor.keepCode('signs')
    await visitor.leave()
    await page.waitForURL(exitTo)
    hers.send('tot straks')
    await typeCode(page, house.origin, code.join(' '))
    await visitor.reads('tot straks')
    await visitor.erase()
    expect(strangers).toEqual([])
    // A message that met the greeting on its way is sealed again: the browser notes the refusal.
    expect(complaints.filter((text) => !text.includes('status of 409'))).toEqual([])
    await context.close()
  },
)
