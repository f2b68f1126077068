import type { LiveEvent } from '../src/live/event-stream.ts'
import { type LineState, openLine } from '../src/live/line.ts'
import type { Guest } from './crowd.ts'

/** A guest's phone as far as news goes: the product's own line, with its pauses, over the built-in `fetch`. */
export type Listener = {
  readonly guest: Guest
  /** The last number up to which she holds everything. */
  held(): number
  /** Every number she holds. */
  readonly seqs: ReadonlySet<number>
  state(): LineState
  /** Resolves at the next moment at which she streams and holds all the house had when she came. */
  caughtUp(): Promise<void>
  hangUp(): void
}

export function openListener(
  origin: string,
  guest: Guest,
  onMessage: (clientId: string) => void = () => {},
): Listener {
  const address = `${origin}/api/v1/conversations/${guest.conversation}`
  const { headers } = guest
  const seqs = new Set<number>()
  let held = 0
  let head = Number.POSITIVE_INFINITY
  let state: LineState = 'connecting'
  let waiting: (() => void)[] = []

  const line = openLine({
    connect: (signal) => fetch(`${address}/stream?after=${held}`, { headers, signal }),
    catchUp: () => Promise.reject(new Error('this house holds no stream back')),
    replayed: 'level',
    onEvent: hear,
    onState(now) {
      state = now
      if (now === 'down') head = Number.POSITIVE_INFINITY
      look()
    },
    random: Math.random,
  })
  return {
    guest,
    held: () => held,
    seqs,
    state: () => state,
    caughtUp: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        look()
      }),
    hangUp: line.hangUp,
  }

  function hear({ name, data }: LiveEvent) {
    if (name === 'standing') standing(JSON.parse(data.slice(seqAt)))
    else if (name === 'message') message(data)
    look()
  }

  function standing(state: { readonly head: number }) {
    head = state.head
  }

  function message(data: string) {
    seqs.add(Number(data.slice(seqAt, seqAt + 10)))
    while (seqs.has(held + 1)) held += 1
    onMessage(clientIdOf(data))
  }

  function look() {
    if (state !== 'streaming' || held < head) return
    for (const resolve of waiting) resolve()
    waiting = []
  }
}

/** `<conversation, 22 characters> <number, 10 digits> <frame b64>`; a frame is sender (16) ‖ version ‖ flags ‖ epoch (4) ‖ client id (16) … */
const seqAt = 23
const frameAt = 34
export function clientIdOf(data: string): string {
  return Buffer.from(data.slice(frameAt, frameAt + 52), 'base64url').toString('base64url', 22, 38)
}
