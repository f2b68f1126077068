import type { Page } from 'playwright-core'
import { logbookWords as say } from '../../src/outreach/logbook-words.ts'
import { givePasskeys } from './browser.ts'

/** Makes a page an outreach worker's, with the link that an administrator gave her. */
export async function enrolWorker(page: Page, link: string): Promise<Page> {
  await givePasskeys(page)
  await page.goto(link)
  await page.getByRole('button', { name: 'Maak een passkey' }).click()
  await page.waitForURL('**/desk/bereik')
  return page
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click()

export const told = (page: Page, says: string) => page.locator('.toast').getByText(says).waitFor()

/** Goes to one of her screens. */
export async function open(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: label, exact: true }).click()
  await page.locator('.outreach-screen h2').first().waitFor()
}

/** Asks in the logbook whether one person may get a message; what it says stands in the dialog. */
export async function askToWrite(page: Page, typed: string, reason: string) {
  await press(page, say.new)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say.handle).fill(typed)
  await dialog.getByLabel(say.context).fill('Biedt zich aan voor klussen in een open groep.')
  await dialog.getByLabel(say.reason).fill(reason)
  await dialog.getByRole('button', { name: say.newDoes }).click()
  return dialog
}

/** Looks again in the logbook at what colleagues did meanwhile. */
export async function lookAgain(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('heading', { name: say.title, exact: true }).waitFor()
}
