import type { Page } from 'playwright-core'

/**
 * Call before a tap. Answers the milliseconds from that tap to the first frame in which something that matches stands on
 * the screen and holds these words, as the page itself sees it: a look from outside comes up to half a second late.
 */
export function fromTap(page: Page, selector: string, words = ''): Promise<number> {
  return page.evaluate(
    ({ selector, words }) =>
      new Promise<number>((resolve) => {
        let tappedMs = Number.NaN
        const tapped = () => {
          tappedMs = performance.now()
        }
        addEventListener('pointerdown', tapped, { capture: true, once: true })
        const stands = () =>
          [...document.querySelectorAll(selector)].some((one) => one.textContent?.includes(words))
        const observer = new MutationObserver(() => {
          if (!stands()) return
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.now() - tappedMs))
        })
        observer.observe(document, { subtree: true, childList: true, characterData: true })
      }),
    { selector, words },
  )
}
