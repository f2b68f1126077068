import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { ConversationId } from '../../src/chain/member.ts'
import { appWords } from '../../visitor/words.ts'

/** What a visitor reads on her screen, in Dutch. */
export const visitorWords = appWords('nl')
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
}

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
  const composer = page.locator('.composer textarea')
  await composer.waitFor()
  return visitorPage(page, conversation)
}

function visitorPage(page: Page, id: ConversationId): VisitorPage {
  const composer = page.locator('.composer textarea')
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
  }
}

/** Waits until the page names who is with her: `Noor`, or `Noor en Sam`. */
export async function isWith({ page }: VisitorPage, names: string): Promise<void> {
  const text = names.includes(' en ') ? say.withYouMore : say.withYou
  await page.getByRole('heading', { name: text.replace('{names}', names) }).waitFor()
}
