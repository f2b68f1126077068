import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { watchComplaints, watchStrangers } from './browser.ts'

/**
 * One screen for each set of options, on which one page after another is looked at: a browser profile for each page
 * costs more than the look. For what changes no history and needs no fresh profile. While it is looked at, a page asks
 * nobody else, complains of nothing but what is expected, and keeps nothing.
 */
export function openScreens(
  browser: Browser,
  house: { readonly origin: string; readonly exitTo: string },
  isExpected: (complaint: string) => boolean = () => false,
) {
  const screens = new Map<string, ReturnType<typeof open>>()

  return async function look(
    address: string,
    options: BrowserContextOptions,
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const name = JSON.stringify(options)
    const opening = screens.get(name) ?? open(options)
    screens.set(name, opening)
    const { page, strangers, complaints } = await opening
    if (options.viewport) await page.setViewportSize(options.viewport)
    // A look that failed may have left some.
    for (const list of [strangers, complaints]) list.length = 0
    await page.goto(house.origin + address)
    await work(page)
    expect(strangers).toEqual([])
    expect(complaints.filter((text) => !isExpected(text))).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  }

  async function open(options: BrowserContextOptions) {
    const context = await browser.newContext(options)
    const strangers = await watchStrangers(context, house.origin, house.exitTo)
    const page = await context.newPage()
    return { page, strangers, complaints: watchComplaints(page) }
  }
}
