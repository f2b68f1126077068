/** How far this device got: held (`delivered`) and on its screen (`shown`). */
export type Reached = { readonly delivered: number; readonly shown: number }

/**
 * Tells the server how far this device got, one report at a time, the newest wins. A report that fails is
 * made again with the next one: it only ever moves forwards.
 */
export function openCursorReport(post: (reached: Reached) => Promise<boolean>) {
  let reached: Reached = { delivered: 0, shown: 0 }
  let told: Reached = reached
  let busy = false

  async function tell() {
    if (busy) return
    busy = true
    while (reached.delivered > told.delivered || reached.shown > told.shown) {
      const now = reached
      if (!(await post(now))) break
      told = now
    }
    busy = false
  }

  return {
    shown: () => reached.shown,
    /** What the server knows already. */
    known(by: Reached) {
      told = forwards(told, by)
      reached = forwards(reached, by)
    },
    reach(by: Partial<Reached>): boolean {
      const before = reached
      const { shown, delivered } = { ...reached, ...by }
      // What came before her counts as shown without ever having been fetched.
      reached = forwards(reached, { shown, delivered: Math.max(delivered, shown) })
      void tell()
      return reached.shown !== before.shown
    },
  }
}

const forwards = (one: Reached, other: Reached): Reached => ({
  delivered: Math.max(one.delivered, other.delivered),
  shown: Math.max(one.shown, other.shown),
})
