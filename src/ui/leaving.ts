import { neutralTitle } from './neutral.ts'

/** Three presses of Shift within this time leave the site. */
const withinMs = 5_000

/**
 * Makes a page leave at once and without a page behind it: by every element with `data-leave` (a link whose
 * address is the way out) and by Shift three times. Links within the site replace their history entry, so that
 * the whole visit is one entry, and leaving replaces that one too. Returns the act of leaving.
 * beforehand: runs first, synchronously, such as zeroing keys and a beacon; it must not throw.
 * follow: how a link within the site is followed, where that is not by replacing this page.
 */
export function watchLeaving(
  exitTo: string,
  beforehand: () => void = () => {},
  follow: (link: HTMLAnchorElement) => void = (link) => location.replace(link.href),
): () => void {
  let left = false
  const wipe = () => {
    document.title = neutralTitle
    document.body.replaceChildren()
  }
  const leave = () => {
    if (!left) beforehand()
    left = true
    wipe()
    location.replace(exitTo)
  }
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link) return
    if ('leave' in link.dataset) {
      event.preventDefault()
      return leave()
    }
    const modified = event.button || event.metaKey || event.ctrlKey || event.shiftKey
    if (modified || event.defaultPrevented || link.target || link.origin !== location.origin) return
    event.preventDefault()
    follow(link)
  })
  // A browser may bring back a page that was left, from memory.
  addEventListener('pageshow', (event) => {
    if (event.persisted && left) leave()
  })
  watchShift(leave)
  return leave
}

/**
 * Shift three times with nothing between. Screen keyboards send Shift on their own (a capital at the start of a
 * sentence), so it counts only where a mouse or trackpad is, and with a key's place on a keyboard.
 */
function watchShift(leave: () => void): void {
  let presses: number[] = []
  addEventListener('pointerdown', () => {
    presses = []
  })
  addEventListener('keydown', (event) => {
    if (event.repeat) return
    const real =
      event.isTrusted &&
      event.key === 'Shift' &&
      event.code.startsWith('Shift') &&
      matchMedia('(any-pointer: fine)').matches
    presses = real ? [...presses, event.timeStamp].slice(-3) : []
    const [first = 0] = presses
    if (presses.length === 3 && event.timeStamp - first <= withinMs) leave()
  })
}
