/** How long between two chimes while somebody waits. */
export const chimeEveryMs = 20_000

/**
 * Decides when to sound: at once when somebody new waits, then every 20 seconds while anybody does.
 * It has no timer of its own: `pulse` comes from the desk, which also has one in a tab that browsers put to sleep.
 */
export function createAlarm(sound: () => void) {
  let known: ReadonlySet<string> = new Set()
  let soundedMs = 0
  return {
    /** Who waits now; nobody while she is off shift. */
    hear(waiting: readonly string[], nowMs: number) {
      const someoneNew = waiting.some((conversation) => !known.has(conversation))
      known = new Set(waiting)
      if (someoneNew) play(nowMs)
    },
    pulse(nowMs: number) {
      if (known.size > 0 && nowMs - soundedMs >= chimeEveryMs) play(nowMs)
    },
  }

  function play(nowMs: number) {
    soundedMs = nowMs
    sound()
  }
}

export type Alarm = ReturnType<typeof createAlarm>
