import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A stretch of bad network between clients and a house: TCP only, knows nothing of HTTP. */
export type FaultProxy = AsyncDisposable & {
  readonly port: number
  /** Every piece arrives so much later, in both directions. */
  delay(ms: number): void
  /** Half-open: connections stay and nothing comes through; what is sent meanwhile arrives after `heal`. */
  hold(): void
  /** The next `times` connections over which something is answered break before a byte of the answer is through. */
  loseAnswers(times: number): void
  /** New connections break after so many bytes of answers; null: never. */
  cutAfter(bytes: number | null): void
  /** Breaks every connection. */
  cut(): void
  /** No delay, no limit, and what was held comes through. */
  heal(): void
}

export async function openFaultProxy(target: number): Promise<FaultProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let delayMs = 0
  let held: (() => void)[] | null = null
  let answersToLose = 0
  let mostBytes: number | null = null

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    const pair = [near, far] as const
    let left = mostBytes ?? Number.POSITIVE_INFINITY
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) socket.setNoDelay(true).on('error', end).on('close', end)
    near.on('data', (piece) => pass(() => far.write(piece)))
    far.on('data', (piece: Buffer) => {
      if (answersToLose > 0) {
        answersToLose -= 1
        return end()
      }
      const through = piece.subarray(0, left)
      left -= through.length
      pass(() => near.write(through, () => left <= 0 && end()))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    delay(ms) {
      delayMs = ms
    },
    hold() {
      held ??= []
    },
    loseAnswers(times) {
      answersToLose = times
    },
    cutAfter(bytes) {
      mostBytes = bytes
    },
    cut,
    heal() {
      delayMs = 0
      answersToLose = 0
      mostBytes = null
      const waiting = held ?? []
      held = null
      for (const go of waiting) go()
    },
    async [Symbol.asyncDispose]() {
      server.close()
      cut()
      await once(server, 'close')
    },
  }

  /** In order: timers of equal length fire in the order in which they were set. */
  function pass(go: () => void) {
    const now = () => (held ? void held.push(go) : go())
    if (delayMs > 0) setTimeout(now, delayMs)
    else now()
  }

  function cut() {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
}
