import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'

/** The desk's clock, handed to every pane. now: ms, only for spans and times on the screen. */
export type Clock = {
  now(): number
  /** Calls after every second until the returned function is called. */
  everySecond(tick: () => void): () => void
}

export const ClockContext = createContext<Clock>({ now: () => 0, everySecond: () => () => {} })

/** The time now, renewed every second, for the one component that shows it. */
export function useNow(): number {
  const clock = useContext(ClockContext)
  const [nowMs, setNowMs] = useState(() => clock.now())
  useEffect(() => clock.everySecond(() => setNowMs(clock.now())), [clock])
  return nowMs
}
