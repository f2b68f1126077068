import type { BrowserContextOptions, Page } from 'playwright-core'
import { phone } from './browser.ts'

/** The browser inside another app, by what it calls itself. Taken from real devices. */
export const inAppBrowsers = {
  'Instagram on Android':
    'Mozilla/5.0 (Linux; Android 12; SM-A125F Build/SP1A.210812.016; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 Instagram 334.0.0.42.95 Android (31/12; 280dpi; 720x1465; samsung; SM-A125F; a12; exynos850; nl_NL; 609000000)',
  'Instagram on an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 334.0.0.25.85 (iPhone12,1; iOS 17_5_1; nl_NL; nl; scale=2.00; 828x1792; 609000000)',
  'TikTok on Android':
    'Mozilla/5.0 (Linux; Android 11; M2003J15SC Build/RP1A.200720.011; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.179 Mobile Safari/537.36 trill_340503 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/34.5.3 ByteLocale/nl ByteFullLocale/nl Region/NL BytedanceWebview/d8a21c6',
  'Snapchat on an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Snapchat/12.90.0.46 (like Safari/8618.2.12.10.9, panda)',
} as const

export const inApp = (userAgent: string): BrowserContextOptions => ({
  ...phone,
  userAgent,
  locale: 'nl-NL',
})

/** Before any page opens: takes away what such a browser lacks. Whatever is asked of storage throws. */
export async function takeAway(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const missing = (on: object, name: string) =>
      Object.defineProperty(on, name, { get: () => undefined, configurable: true })
    const forbidden = (name: string) =>
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
    for (const name of ['credentials', 'serviceWorker', 'clipboard', 'share', 'storage', 'locks'])
      missing(Navigator.prototype, name)
    for (const name of ['Notification', 'PublicKeyCredential', 'BroadcastChannel'])
      missing(globalThis, name)
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) forbidden(name)
    Object.defineProperty(document, 'cookie', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
    Object.assign(globalThis, { open: () => null, alert() {}, confirm: () => false, print() {} })
  })
}
