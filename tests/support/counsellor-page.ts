import type { BrowserContext, Locator, Page } from 'playwright-core'
import { chatDeskWords as chatSay } from '../../src/chat/desk-words.ts'
import { deskWords } from '../../src/desk/words.ts'
import { queueWords } from '../../src/queue/words.ts'
import { givePasskeys } from './browser.ts'

/** A counsellor's desk in a real browser. */
export type CounsellorPage = {
  readonly page: Page
  readonly queue: Locator
  readonly inbox: Locator
  readonly composer: Locator
  /** Takes the first one who waits and can be taken. */
  take(): Promise<void>
  /** Takes on the oldest message that was left. */
  takeOn(): Promise<void>
  send(text: string): Promise<void>
  reads(text: string): Promise<void>
  /** Closes the conversation in front of her; the team holds it. */
  close(how: { readonly readsBack: boolean }): Promise<void>
  /** Gives the conversation in front of her back to the team. */
  handBack(how: { readonly readsBack: boolean }): Promise<void>
  /** Takes what has ended off the screen. */
  dismiss(): Promise<void>
  /** Closes and takes away whatever is left on the desk. */
  clear(): Promise<void>
  goOnShift(): Promise<void>
  /** Stops; every conversation she has goes where `choice` says. */
  stopShift(choice?: keyof typeof deskWords.endShift.choice): Promise<void>
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
  const inbox = page.locator('.inbox')
  const dialog = page.getByRole('dialog')
  const press = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true }).first().click()
  await page.getByRole('heading', { name: queueWords.queue }).waitFor()
  const composer = page.getByRole('textbox', { name: chatSay.compose }).first()
  const away = page.getByRole('button', { name: chatSay.dismiss })
  const close = page.getByRole('button', { name: chatSay.close })
  const counsellor: CounsellorPage = {
    page,
    queue,
    inbox,
    composer,
    async take() {
      await page.getByRole('button', { name: queueWords.claim, disabled: false }).first().click()
      await composer.waitFor()
    },
    async takeOn() {
      await inbox.getByRole('button', { name: chatSay.takeOn, disabled: false }).first().click()
      await composer.waitFor()
    },
    async send(text) {
      await composer.fill(text)
      await page.getByRole('button', { name: chatSay.send }).first().click()
    },
    async reads(text) {
      await page.getByRole('log').filter({ hasText: text }).first().waitFor()
    },
    async close({ readsBack }) {
      await close.first().click()
      if (readsBack) await dialog.getByRole('checkbox', { name: chatSay.closeReadsBack }).check()
      await press(chatSay.closeNow, dialog)
    },
    async handBack({ readsBack }) {
      await page.getByRole('button', { name: chatSay.handBack }).first().click()
      await press(readsBack ? chatSay.handBackWith : chatSay.handBackWithout, dialog)
    },
    dismiss: () => away.first().click(),
    async clear() {
      while ((await away.or(close).count()) > 0) {
        if ((await away.count()) === 0) await counsellor.close({ readsBack: false })
        await counsellor.dismiss()
      }
    },
    async goOnShift() {
      if (await page.getByText(queueWords.offShift, { exact: true }).isVisible())
        await press(queueWords.goOn)
      await page.getByText(queueWords.onShift, { exact: true }).waitFor()
    },
    async stopShift(choice) {
      if (await page.getByText(queueWords.offShift, { exact: true }).isVisible()) return
      await press(`${queueWords.stop} ${queueWords.stopWhat}`)
      if (choice) {
        const radios = dialog.getByLabel(deskWords.endShift.choice[choice])
        await radios.first().waitFor()
        for (const radio of await radios.all()) await radio.check()
        await press(deskWords.endShift.done.stop, dialog)
      }
      await page.getByText(queueWords.offShift, { exact: true }).waitFor()
    },
  }
  return counsellor
}
