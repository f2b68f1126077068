import type { BrowserContext, Locator, Page } from 'playwright-core'
import { givePasskeys } from './browser.ts'

/** A counsellor's desk in a real browser. */
export type CounsellorPage = {
  readonly page: Page
  readonly queue: Locator
  readonly composer: Locator
  /** Takes the first one who waits and can be taken. */
  take(): Promise<void>
  send(text: string): Promise<void>
  reads(text: string): Promise<void>
}

/** Opens a one-time link, makes a passkey and comes to the desk. */
export async function enrolAt(context: BrowserContext, address: string): Promise<CounsellorPage> {
  const page = await context.newPage()
  await givePasskeys(page)
  await page.goto(address)
  await page.getByRole('button', { name: 'Maak een passkey' }).click()
  return counsellorPage(page)
}

/** The desk on a page that has signed in. */
export async function counsellorPage(page: Page): Promise<CounsellorPage> {
  const queue = page.locator('.queue')
  await page.getByRole('heading', { name: 'Wachtrij' }).waitFor()
  const composer = page.getByRole('textbox', { name: 'Typ je bericht' }).first()
  return {
    page,
    queue,
    composer,
    async take() {
      await page.getByRole('button', { name: 'Neem gesprek aan' }).first().click()
      await composer.waitFor()
    },
    async send(text) {
      await composer.fill(text)
      await page.getByRole('button', { name: 'Verstuur' }).first().click()
    },
    async reads(text) {
      await page.getByRole('log').filter({ hasText: text }).first().waitFor()
    },
  }
}
