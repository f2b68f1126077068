/** So many may work at once; so many more wait their turn. */
export type Turns = {
  /** Resolves when it is one's turn, with the act of giving it back; null when too many wait already. */
  take(): Promise<() => void> | null
}

export function createTurns(atOnce: number, mostWaiting: number): Turns {
  const waiting: (() => void)[] = []
  let busy = 0

  const start = () => {
    busy++
    let given = false
    return () => {
      if (given) return
      given = true
      busy--
      waiting.shift()?.()
    }
  }

  return {
    take() {
      if (busy < atOnce) return Promise.resolve(start())
      if (waiting.length >= mostWaiting) return null
      return new Promise((resolve) => waiting.push(() => resolve(start())))
    },
  }
}
