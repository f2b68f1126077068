import type { LiveEvent } from './event-stream.ts'
import { createEventReader } from './event-stream.ts'

/** Silence after which a line is called dead: the server beats every 10 s. */
export const deadAfterMs = 25_000
const firstWordWithinMs = 8_000
const pollEveryMs = 3_000
const longestPauseMs = 2_000
const restMs = 250

/** How the line is now. `polling`: streams do not come through (a proxy holds them back), so we ask. */
export type LineState = 'connecting' | 'streaming' | 'polling' | 'down'

export type LineParts = {
  /** Opens the stream; rejects or answers not-ok when it can not. Called anew for each try, with what is held now. */
  readonly connect: (signal: AbortSignal) => Promise<Response>
  /** Fetches what was missed. Called after each connection and for every poll; rejects when the house is away. */
  readonly catchUp: () => Promise<void>
  /** The event that ends what the stream itself replays of what was missed; then that is fetched for polls only. */
  readonly replayed?: string
  readonly onEvent: (event: LiveEvent) => void
  readonly onState: (state: LineState) => void
  readonly random: () => number
}

/**
 * Keeps one browser in touch with the house: streams when it can, polls when it must, comes back by itself.
 * A push is a hint; `catchUp` is the truth. Returns a function that hangs up for good.
 */
export function openLine(parts: LineParts): { hangUp(): void; nudge(): void } {
  const over = new AbortController()
  let failures = 0
  let streamsFail = 0
  let wake = () => {}
  void run()
  return {
    hangUp: () => {
      over.abort()
      wake()
    },
    /** The device is back (online, visible): try at once. */
    nudge: () => wake(),
  }

  async function run() {
    parts.onState('connecting')
    while (!over.signal.aborted) {
      const outcome = streamsFail < 2 ? await stream() : await poll()
      if (over.signal.aborted) return
      if (outcome === 'ended' && streamsFail < 2) await pause(restMs * (1 + parts.random()))
      if (outcome === 'down') {
        failures += 1
        parts.onState('down')
        // Full jitter, so that a thousand phones do not return in the same instant.
        await pause(
          Math.min(longestPauseMs, 400 * 2 ** Math.min(failures, 6)) * (0.3 + 0.7 * parts.random()),
        )
      }
    }
  }

  async function stream(): Promise<'ended' | 'down'> {
    const tryOut = new AbortController()
    const stop = () => tryOut.abort()
    over.signal.addEventListener('abort', stop)
    let heard = false
    let told = !parts.replayed
    let streaming = false
    let timer = setTimeout(stop, firstWordWithinMs)
    const alive = () => {
      clearTimeout(timer)
      timer = setTimeout(stop, deadAfterMs)
    }
    try {
      const response = await parts.connect(tryOut.signal)
      if (!response.ok || !response.body) return 'down'
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      const read = createEventReader((event) => {
        told ||= event.name === parts.replayed
        parts.onEvent(event)
      })
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return streaming ? 'ended' : 'down'
        alive()
        heard = true
        streamsFail = 0
        if (!streaming && !parts.replayed) await parts.catchUp()
        read(value)
        if (streaming || !told) continue
        streaming = true
        failures = 0
        parts.onState('streaming')
      }
    } catch {
      // The first word never came although the house answers: somebody between us holds streams back.
      if (!heard && !over.signal.aborted && (await reaches())) streamsFail += 1
      return 'down'
    } finally {
      clearTimeout(timer)
      tryOut.abort()
      over.signal.removeEventListener('abort', stop)
    }
  }

  async function poll(): Promise<'ended' | 'down'> {
    try {
      await parts.catchUp()
      failures = 0
      parts.onState('polling')
    } catch {
      return 'down'
    }
    await pause(pollEveryMs)
    return 'ended'
  }

  async function reaches(): Promise<boolean> {
    try {
      await parts.catchUp()
      return true
    } catch {
      return false
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
