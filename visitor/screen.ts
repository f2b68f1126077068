/** Acts on the page as a whole: everything the components can not reach. */

/** Hides all text while the page is out of sight, so that the list of open apps shows an empty sheet. */
export function watchSight(onBack: () => void): void {
  document.addEventListener('visibilitychange', () => {
    const away = document.visibilityState === 'hidden'
    document.documentElement.toggleAttribute('data-away', away)
    if (!away) onBack()
  })
}

/** Tells the styles how much of the page the keyboard leaves: not every browser resizes by itself. */
export function watchKeyboard(): void {
  const seen = window.visualViewport
  if (!seen) return
  const measure = () => {
    const { style } = document.documentElement
    // A pinch makes the view smaller too: that is not the keyboard.
    if (seen.scale > 1.01) return
    style.setProperty('--seen-height', `${seen.height}px`)
    style.setProperty('--seen-top', `${seen.offsetTop}px`)
  }
  seen.addEventListener('resize', measure)
  seen.addEventListener('scroll', measure)
  measure()
}

/** Which screen is on: the chat fills the view exactly, the others scroll like pages. */
export function markPhase(phase: string): void {
  document.documentElement.dataset.phase = phase
}

/** True where somebody types on real keys: Enter sends there, and makes a new line on a screen keyboard. */
export const hasKeys = (): boolean =>
  matchMedia('(any-pointer: fine) and (any-hover: hover)').matches
