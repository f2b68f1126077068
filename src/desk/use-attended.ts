import { useEffect, useState } from 'preact/hooks'

/** Whether this tab is in front of her: visible, and the window she types in. */
export function useAttended(): boolean {
  const [attended, setAttended] = useState(isAttended)
  useEffect(() => {
    const look = () => setAttended(isAttended())
    const places = [
      [window, 'focus'],
      [window, 'blur'],
      [document, 'visibilitychange'],
    ] as const
    for (const [place, name] of places) place.addEventListener(name, look)
    return () => {
      for (const [place, name] of places) place.removeEventListener(name, look)
    }
  }, [])
  return attended
}

const isAttended = () => document.visibilityState === 'visible' && document.hasFocus()
