/** Work that must not overlap with itself. Whoever asks while it runs gets one more run after it. */
export type OneAtATime = {
  /** Rejects when the work does. */
  run(): Promise<void>
  busy(): boolean
}

export function oneAtATime(work: () => Promise<void>): OneAtATime {
  let running: Promise<void> | null = null
  let again = false
  async function runs(): Promise<void> {
    try {
      while (again) {
        again = false
        await work()
      }
    } finally {
      running = null
    }
  }
  return {
    run() {
      again = true
      running ??= runs()
      return running
    },
    busy: () => running !== null,
  }
}

/** Does `work` at once, then at most every `ms`; asked in between, once more at the end. */
export function atMostEvery(ms: number, work: () => void): { ask(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null
  let again = false
  function ask(): void {
    again = timer !== null
    if (again) return
    timer = setTimeout(() => {
      timer = null
      if (again) ask()
    }, ms)
    work()
  }
  return {
    ask,
    stop() {
      if (timer) clearTimeout(timer)
      again = false
    },
  }
}

/** Lets so many run at a time; the others wait their turn, in order. */
export function fewAtATime(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
