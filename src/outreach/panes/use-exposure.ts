import { useEffect, useState } from 'preact/hooks'
import { lookedOn, wholeMinutes } from '../exposure.ts'
import type { OutreachDesk } from './desk.ts'

const everyMs = 10_000
/** Per visit to the page: going to another screen and back does not start it anew, and nothing is stored. */
const lookedMs = new WeakMap<OutreachDesk, number>()

/** For how many minutes she has had the logbook in front of her. */
export function useExposure(desk: OutreachDesk): number {
  const [minutes, setMinutes] = useState(() => wholeMinutes(lookedMs.get(desk) ?? 0))
  useEffect(() => {
    let last = performance.now()
    const look = () => {
      const now = performance.now()
      const isSeen = document.visibilityState === 'visible'
      const ms = lookedOn(lookedMs.get(desk) ?? 0, now - last, isSeen)
      last = now
      lookedMs.set(desk, ms)
      setMinutes(wholeMinutes(ms))
    }
    const timer = setInterval(look, everyMs)
    return () => {
      look()
      clearInterval(timer)
    }
  }, [desk])
  return minutes
}
