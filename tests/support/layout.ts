import type { Page } from 'playwright-core'

/** Unfolds all that can be unfolded: what is hidden can not be judged. */
export const openEverything = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })

/** How many pixels the page sticks out of the window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** How far it sticks out on a narrow phone, at 200 % (a window of 1280 px is 640 px wide to the page), and with large letters. */
export async function sidewaysAtEverySize(
  page: Page,
  largeLetters: (page: Page) => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  await page.setViewportSize({ width: 320, height: 568 })
  const narrow = await sideways(page)
  await page.setViewportSize({ width: 640, height: 450 })
  const magnified = await sideways(page)
  await page.setViewportSize({ width: 360, height: 640 })
  await largeLetters(page)
  return { narrow, magnified, letters: await sideways(page) }
}
export const nothingSideways = { narrow: 0, magnified: 0, letters: 0 }

/** Targets on the screen of less than 44 px high. */
export const smallTargets = (
  page: Page,
  { targets, except }: { readonly targets: string; readonly except: string },
): Promise<string[]> =>
  page.evaluate(
    ({ targets, except }) =>
      [...document.querySelectorAll(targets)]
        .filter((target) => target.checkVisibility())
        .filter((target) => !target.matches(except))
        .filter((target) => target.getBoundingClientRect().height < 43.5)
        .map((target) => target.outerHTML),
    { targets, except },
  )

/** Edges and words that have the colour of their ground. */
export const lostOnTheGround = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor
    const edges = [...document.querySelectorAll('.away, .button, .fold, .card, .notice, .door')]
    const words = [...document.querySelectorAll('main *, header *, footer *')]
    return [
      ...edges.filter((element) => getComputedStyle(element).borderTopColor === ground),
      ...words.filter((element) => getComputedStyle(element).color === ground),
    ].map((element) => element.outerHTML)
  })

/** Where these stand in what is seen, when the page is scrolled to each of these parts of its height. */
export const placesOf = (
  page: Page,
  selectors: readonly string[],
  parts: readonly number[] = [0, 0.5, 1],
): Promise<readonly Place[]> =>
  page.evaluate(
    ({ selectors, parts }) =>
      parts.flatMap((part) => {
        scrollTo(0, part * document.body.scrollHeight)
        return selectors.map((selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect()
          if (!box) throw new Error(`no ${selector}`)
          const { left, top, right, bottom, width, height } = box
          return { selector, part, left, top, right, bottom, width, height }
        })
      }),
    { selectors, parts },
  )

export type Place = {
  readonly selector: string
  readonly part: number
} & Readonly<Record<'left' | 'top' | 'right' | 'bottom' | 'width' | 'height', number>>
