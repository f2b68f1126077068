import { useEffect } from 'preact/hooks'

/** A proposal: as long as a visitor's page waits. */
export const idleMs = 15 * 60_000

/** Calls once when nobody touched a key or the screen for a quarter of an hour. isOn: whether there is something to shut. */
export function useIdle(isOn: boolean, onIdle: () => void): void {
  useEffect(() => {
    if (!isOn) return
    let timer = setTimeout(onIdle, idleMs)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(onIdle, idleMs)
    }
    window.addEventListener('keydown', again)
    window.addEventListener('pointerdown', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', again)
      window.removeEventListener('pointerdown', again)
    }
  }, [isOn, onIdle])
}
