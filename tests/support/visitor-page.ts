import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { ConversationId } from '../../src/chain/member.ts'
import { returnWords } from '../../visitor/return/words.ts'
import { appWords } from '../../visitor/words.ts'

/** What a visitor reads on her screen, in Dutch. */
export const visitorWords = appWords('nl')
export const backWords = returnWords.nl
const { chat: say } = visitorWords

/** A visitor's page in a real browser, in its conversation. */
export type VisitorPage = {
  readonly page: Page
  readonly id: ConversationId
  readonly composer: Locator
  /** Types and sends on a keyboard. */
  send(text: string): Promise<void>
  /** Waits until a text of hers says how far it got. */
  reached(text: string, how: keyof typeof say.status): Promise<void>
  /** Waits for words in the log: a message or a remark. */
  reads(text: string): Promise<void>
  /** Everything in the log, from top to bottom, one entry a line. */
  log(): Promise<string[]>
  /** Makes a code in this form, writes it down and goes on. Returns its groups or words, in their order. */
  keepCode(form: CodeForm): Promise<readonly string[]>
  /** Goes on without the counsellor she had. */
  goOn(how: { readonly readsBack: boolean }): Promise<void>
  /** Erases the conversation, through the question before it. */
  erase(): Promise<void>
  /** Presses the way out. */
  leave(): Promise<void>
}

export type CodeForm = 'signs' | 'words'

/** Opens `/chat`, skips the questions and waits in the queue. */
export async function startAsVisitor(
  context: BrowserContext,
  origin: string,
): Promise<VisitorPage> {
  const page = await context.newPage()
  await page.goto(`${origin}/chat`)
  await page.getByRole('button', { name: visitorWords.start }).click()
  return queueUp(page, () => page.getByRole('button', { name: visitorWords.skip }).click())
}

/** From the last screen before the queue: `go` sends her in. */
export async function queueUp(page: Page, go: () => Promise<unknown>): Promise<VisitorPage> {
  const started = page.waitForRequest('**/api/v1/conversations')
  await go()
  const { conversation } = (await started).postDataJSON() as { conversation: ConversationId }
  return inChat(page, conversation)
}

/** Opens `/chat` where nobody knows her and types a code, as she remembers it. */
export async function typeCode(page: Page, origin: string, typed: string): Promise<void> {
  await page.goto(`${origin}/chat`)
  await press(page, visitorWords.byCode)
  await page.locator('#code').fill(typed)
  await press(page, backWords.code.go)
}

/** Comes back by her code on this device. */
export async function comeBack(
  context: BrowserContext,
  origin: string,
  typed: string,
): Promise<VisitorPage> {
  const page = await context.newPage()
  const answered = page.waitForResponse('**/api/v1/return')
  await typeCode(page, origin, typed)
  const { conversation } = (await (await answered).json()) as { conversation: ConversationId }
  return inChat(page, conversation)
}

/** Leaves a message while nobody is here: writes it, keeps the code, sends it. Returns the code too. */
export async function leaveMessage(
  context: BrowserContext,
  origin: string,
  text: string,
  form: CodeForm = 'signs',
): Promise<{ readonly visitor: VisitorPage; readonly code: readonly string[] }> {
  const page = await context.newPage()
  await page.goto(`${origin}/chat`)
  await press(page, visitorWords.leaveMessage)
  await page.locator('#message').fill(text)
  await press(page, backWords.message.next)
  const started = page.waitForRequest('**/api/v1/conversations')
  const code = await makeCode(page, form)
  const { conversation } = (await started).postDataJSON() as { conversation: ConversationId }
  await press(page, backWords.keep.send)
  return { visitor: await inChat(page, conversation), code }
}

async function inChat(page: Page, id: ConversationId): Promise<VisitorPage> {
  const composer = page.locator('.composer textarea')
  await composer.waitFor()
  const entries = page.getByRole('log').locator(':scope > *')
  return {
    page,
    id,
    composer,
    async send(text) {
      await composer.fill(text)
      await page.getByRole('button', { name: say.send }).click()
    },
    async reached(text, how) {
      await page
        .locator('p.bubble.mine', { hasText: text })
        .locator('+ .status', { hasText: say.status[how] })
        .waitFor()
    },
    async reads(text) {
      await entries.filter({ hasText: text }).first().waitFor()
    },
    log: () => entries.allInnerTexts(),
    async keepCode(form) {
      await press(page, visitorWords.keep)
      const code = await makeCode(page, form)
      await press(page, backWords.keep.done)
      await composer.waitFor()
      return code
    },
    async goOn({ readsBack }) {
      await page
        .getByRole('button', { name: backWords.onward.goOn })
        .or(page.getByRole('button', { name: backWords.onward.colleague }))
        .click()
      await press(page, readsBack ? backWords.goOn.yes : backWords.goOn.no)
    },
    async erase() {
      await press(page, visitorWords.stop)
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: backWords.erase.title })
        .click()
      await press(page, backWords.erase.yes)
      await page.getByRole('heading', { name: backWords.erase.done }).waitFor()
    },
    leave: () => page.locator('[data-leave]').first().click(),
  }
}

/** From the choice between the two forms until the code stands there. */
async function makeCode(page: Page, form: CodeForm): Promise<readonly string[]> {
  await press(page, backWords.keep[form])
  const parts = page.locator('.code > span')
  await parts.first().waitFor()
  return parts.allInnerTexts()
}

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click()

/** Waits until the page names who is with her: `Noor`, or `Noor en Sam`. */
export async function isWith({ page }: VisitorPage, names: string): Promise<void> {
  const text = names.includes(' en ') ? say.withYouMore : say.withYou
  await page.getByRole('heading', { name: text.replace('{names}', names) }).waitFor()
}
