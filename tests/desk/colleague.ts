import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { peopleWords } from '../../src/people/words.ts'
import { queueWords } from '../../src/queue/words.ts'
import { givePasskeys, laptop, watchComplaints, watchStrangers } from '../support/browser.ts'

/** A member of staff at her own browser, signed in through her one-time link. */
export type Colleague = {
  readonly page: Page
  readonly complaints: string[]
  /** Addresses outside the house that her browser asked for. */
  readonly strangers: string[]
}

export async function sitDown(
  browser: Browser,
  link: string,
  options: BrowserContextOptions = laptop,
): Promise<Colleague> {
  const context = await browser.newContext(options)
  const strangers = await watchStrangers(context, new URL(link).origin, '')
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  await givePasskeys(page)
  await page.goto(link)
  await page.getByRole('button', { name: peopleWords.enrol }).click()
  await page.getByRole('heading', { name: queueWords.queue }).waitFor()
  return { page, complaints, strangers }
}

/**
 * A second tab of the same browser. Chromium's virtual passkeys belong to one tab, so this one asks the first tab's,
 * as a real device would offer the same passkey to both.
 */
export async function secondTab({ page }: Colleague): Promise<Page> {
  const tab = await page.context().newPage()
  await tab.exposeBinding('askFirstTab', (_, options: PasskeyAsk) =>
    page.evaluate(async ({ challenge, rpId, salt }) => {
      const bytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
      const text = (buffer: BufferSource) =>
        btoa(String.fromCharCode(...new Uint8Array(buffer as ArrayBuffer)))
      const used = (await navigator.credentials.get({
        publicKey: {
          challenge: bytes(challenge),
          rpId,
          userVerification: 'required',
          extensions: { prf: { eval: { first: bytes(salt) } } },
        },
      })) as PublicKeyCredential
      const { clientDataJSON, authenticatorData, signature, userHandle } =
        used.response as AuthenticatorAssertionResponse
      const prf = used.getClientExtensionResults().prf?.results?.first
      const parts = [used.rawId, clientDataJSON, authenticatorData, signature, userHandle, prf]
      return parts.map((part) => (part ? text(part) : ''))
    }, options),
  )
  await tab.addInitScript(() => {
    const text = (source: BufferSource) =>
      btoa(String.fromCharCode(...new Uint8Array(source as ArrayBuffer)))
    const buffer = (part: string) =>
      Uint8Array.from(atob(part), (char) => char.charCodeAt(0)).buffer
    navigator.credentials.get = async (options) => {
      const asked = options?.publicKey
      if (!asked) return null
      const first = asked.extensions?.prf?.eval?.first ?? new ArrayBuffer()
      const ask = {
        challenge: text(asked.challenge),
        rpId: asked.rpId ?? '',
        salt: text(first),
      }
      const rig = window as unknown as { askFirstTab(ask: object): Promise<string[]> }
      const [rawId = '', client = '', data = '', signature = '', user = '', prf = ''] =
        await rig.askFirstTab(ask)
      return {
        id: '',
        type: 'public-key',
        rawId: buffer(rawId),
        response: {
          clientDataJSON: buffer(client),
          authenticatorData: buffer(data),
          signature: buffer(signature),
          userHandle: user ? buffer(user) : null,
        },
        getClientExtensionResults: () => ({ prf: { results: { first: buffer(prf) } } }),
      } as unknown as Credential
    }
  })
  await tab.goto(page.url())
  await signInAt(tab)
  return tab
}

type PasskeyAsk = { readonly challenge: string; readonly rpId: string; readonly salt: string }

export async function signInAt(page: Page): Promise<void> {
  await page.getByRole('button', { name: peopleWords.signIn }).click()
  await page.getByRole('heading', { name: queueWords.queue }).waitFor()
}
