import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { watchComplaints, watchStrangers } from './browser.ts'

/** What a visit of a page came to, besides what was looked at. */
export type Aftermath = {
  readonly strangers: readonly string[]
  readonly complaints: readonly string[]
  readonly cookies: readonly unknown[]
}
export const nothingElse = {
  strangers: [],
  complaints: [],
  cookies: [],
} satisfies Aftermath

/**
 * One screen for each set of options, on which one page after another is looked at: a browser profile for each page
 * costs more than the look. For what does not change a page's history or depend on a fresh profile.
 */
export function openScreens(
  browser: Browser,
  house: { readonly origin: string; readonly exitTo: string },
) {
  const screens = new Map<string, Promise<Awaited<ReturnType<typeof open>>>>()

  return async function look(
    address: string,
    options: BrowserContextOptions,
    work: (page: Page) => Promise<void>,
  ): Promise<Aftermath> {
    const name = JSON.stringify(options)
    const opening = screens.get(name) ?? open(options)
    screens.set(name, opening)
    const { page, strangers, complaints } = await opening
    if (options.viewport) await page.setViewportSize(options.viewport)
    await page.goto(house.origin + address)
    await work(page)
    return {
      strangers: strangers.splice(0),
      complaints: complaints.splice(0),
      cookies: await page.context().cookies(),
    }
  }

  async function open(options: BrowserContextOptions) {
    const context = await browser.newContext(options)
    const strangers = await watchStrangers(context, house.origin, house.exitTo)
    const page = await context.newPage()
    return { page, strangers, complaints: watchComplaints(page) }
  }
}
