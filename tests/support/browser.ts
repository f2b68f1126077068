import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

export const phone = {
  viewport: { width: 360, height: 640 },
  hasTouch: true,
  isMobile: true,
} satisfies BrowserContextOptions
export const laptop = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions

/** Debian's Chromium, with the back-forward cache as people have it. */
const asPeopleHaveIt = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
}
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A browser without a profile. Tests run it as the same Chromium built without a window (`vitest.config.ts`), which
 * takes a quarter less of the processor; what is measured, and what a profile keeps, is asked of the one people have.
 */
export function openBrowser(): Promise<Browser> {
  const shell = process.env['CHROMIUM_SHELL']
  return chromium.launch({
    ...asPeopleHaveIt,
    ...(shell && { executablePath: shell }),
    args: quiet,
  })
}

/**
 * A browser with a profile on disk, as a phone or a laptop has: history, cache, sessions.
 * more: further arguments, such as `--restore-last-session`.
 */
export function openProfile(
  folder: string,
  options: BrowserContextOptions,
  more: readonly string[] = [],
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...asPeopleHaveIt,
    ...options,
    ignoreHTTPSErrors: true,
    args: [...quiet, ...more],
  })
}

/** The processes of this browser, itself first. Source: Chrome DevTools Protocol, SystemInfo. */
export async function processesOf(browser: Browser): Promise<number[]> {
  const devtools = await browser.newBrowserCDPSession()
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  await devtools.detach()
  const own = ({ type }: { readonly type: string }) => (type === 'browser' ? 0 : 1)
  const sorted = processInfo.toSorted((one, other) => own(one) - own(other))
  // One that is only just starting has no number yet; 0 would be the group of whoever asks.
  return sorted.map(({ id }) => id).filter((id) => id > 0)
}

/** Addresses outside the house that a context asked for; must stay empty. The exit's address is answered here, not sent. */
export async function watchStrangers(
  context: BrowserContext,
  origin: string,
  exitTo: string,
): Promise<string[]> {
  const strangers: string[] = []
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => {
      const url = route.request().url()
      if (url === exitTo)
        return route.fulfill({
          contentType: 'text/html',
          body: '<title>Elsewhere</title>Elsewhere',
        })
      strangers.push(url)
      return route.abort()
    },
  )
  return strangers
}

/** Errors, warnings about policies, and failed requests a page reported. */
export function watchComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

/** A security key inside the browser that can do PRF, as phones and laptops have today. */
export async function givePasskeys(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
