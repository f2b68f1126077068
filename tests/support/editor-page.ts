import type { BrowserContext, Locator, Page } from 'playwright-core'
import { redactionWords as say } from '../../src/knowledge/desk-words.ts'
import { editorWords } from '../../src/knowledge/panes/editor/words.ts'
import { givePasskeys } from './browser.ts'

/** The redaction's page in a real browser. */
export type EditorPage = {
  readonly page: Page
  /** The text in blocks. */
  readonly text: Locator
  /** Opens a page by its place: `nl/relatives/praten`. */
  open(place: string): Promise<void>
  /** Puts the cursor at the end of the text, on a line of its own. */
  atEnd(): Promise<void>
  /** Waits until the house has every word. */
  saved(): Promise<void>
  press(name: string): Promise<void>
  /** Does what stands under “Meer”. */
  more(name: string): Promise<void>
  /** Reads what the page just told her. */
  told(says: string | RegExp): Promise<void>
  tab(name: keyof typeof say.tab): Promise<void>
}

/** Opens a one-time link, makes a passkey and comes to the redaction. */
export async function enrolEditor(context: BrowserContext, address: string): Promise<EditorPage> {
  const page = await context.newPage()
  await givePasskeys(page)
  await page.goto(address)
  await page.getByRole('button', { name: 'Maak een passkey' }).click()
  await page.waitForURL('**/desk/redactie')
  return editorPage(page)
}

/** The redaction on a page that has signed in. */
export async function editorPage(page: Page): Promise<EditorPage> {
  await page.getByRole('heading', { name: say.title, exact: true }).waitFor()
  const text = page.getByRole('textbox', { name: editorWords.text })
  return {
    page,
    text,
    async open(place) {
      await page.evaluate((to) => {
        location.hash = to
      }, `#/pagina/${place}`)
      await page.locator('.what .address', { hasText: place.split('/').at(-1) ?? '' }).waitFor()
      await page.locator('.text-column').waitFor()
    },
    async atEnd() {
      await text.locator(':scope > *').last().click()
      await cursorStays(page)
      await page.keyboard.press('Control+End')
      await cursorStays(page)
      await page.keyboard.press('Enter')
    },
    saved: () =>
      page.locator('.page-bar .saved').getByText(say.save.saved, { exact: true }).waitFor(),
    press: (name) => page.getByRole('button', { name, exact: true }).first().click(),
    async more(name) {
      await page.getByRole('button', { name: `${say.moreActions} ▾` }).click()
      await page.locator('#page-more').getByText(name, { exact: true }).click()
    },
    told: (says) => page.locator('.toast').getByText(says).waitFor(),
    tab: (name) => page.getByRole('tab', { name: say.tab[name] }).click(),
  }
}

/** ProseMirror puts the cursor back a moment after it got the focus: so many frames later it does not any more. */
export function cursorStays(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const after = (frames: number) =>
          frames === 0 ? resolve() : requestAnimationFrame(() => after(frames - 1))
        after(4)
      }),
  )
}
