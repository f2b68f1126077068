import { oneAtATime } from './rhythm.ts'

/** Well within the minute in which what was deleted must be unreadable; what is deleted meanwhile shares one. */
const withinMs = 20_000
const retryMs = 5_000

/**
 * Rotates the shred store's key soon after deletions. What a crash prevents happens at the next start: `matchKeys`
 * rotates. onFault: a rotation failed, and is tried again.
 */
export function createRotation(rotate: () => Promise<void>, onFault: (error: unknown) => void) {
  let timer: NodeJS.Timeout | null = null
  const rotation = oneAtATime(rotate)

  function inMs(ms: number): void {
    timer ??= setTimeout(() => {
      timer = null
      rotation.run().catch((error: unknown) => {
        onFault(error)
        inMs(retryMs)
      })
    }, ms)
  }

  return {
    /** Something was destroyed. */
    ask: () => inMs(withinMs),
    /** What was asked happens before this resolves. */
    async [Symbol.asyncDispose](): Promise<void> {
      if (!timer && !rotation.busy()) return
      if (timer) clearTimeout(timer)
      timer = null
      await rotation.run()
    },
  }
}

export type Rotation = ReturnType<typeof createRotation>
