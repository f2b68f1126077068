import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { encodeEvent, type LiveEvent } from './event-stream.ts'
import { deadAfterMs, type LineState, openLine } from './line.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A scripted network: each connection is taken from `answers`, the last one again and again. */
function network(
  answers: ((signal: AbortSignal) => Promise<Response> | Response)[],
  replayed?: string,
) {
  const states: LineState[] = []
  const events: LiveEvent[] = []
  const seen = { connections: 0, fetches: 0, reachable: true }
  const line = openLine({
    async connect(signal) {
      const answer = answers[Math.min(seen.connections, answers.length - 1)]
      seen.connections += 1
      if (!answer) throw new TypeError('no network')
      return answer(signal)
    },
    async catchUp() {
      seen.fetches += 1
      if (!seen.reachable) throw new TypeError('no network')
    },
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    random: () => 1,
    ...(replayed && { replayed }),
  })
  return { line, states, events, seen }
}

/** A stream that says these pieces and then stays open, silent; it fails when aborted, as `fetch` does. */
const stream =
  (...pieces: string[]) =>
  (signal: AbortSignal): Response =>
    new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
          signal.addEventListener('abort', () => controller.error(signal.reason))
        },
      }),
    )

const beat = ': beat\n\n'
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('a line', () => {
  test('fetches what was missed before it passes on what is new', async () => {
    const { line, states, events, seen } = network([
      stream(beat, encodeEvent({ name: 'message', data: '1' })),
    ])
    await later(0)
    expect([seen.fetches, states.at(-1), events]).toEqual([
      1,
      'streaming',
      [{ name: 'message', data: '1' }],
    ])
    line.hangUp()
  })

  test('whose stream says itself what was missed asks for nothing, and is back when that was all', async () => {
    const { line, states, seen } = network(
      [
        stream(beat, encodeEvent({ name: 'present', data: '1' })),
        stream(
          beat,
          encodeEvent({ name: 'present', data: '1' }) + encodeEvent({ name: 'level', data: '1' }),
        ),
      ],
      'level',
    )
    await later(0)
    expect(states).not.toContain('streaming')
    await later(deadAfterMs + 10_000)
    expect([states.at(-1), seen]).toEqual(['streaming', { ...seen, connections: 2, fetches: 0 }])
    line.hangUp()
  })

  test('that falls silent is dead, and is opened again by itself', async () => {
    const { line, states, seen } = network([stream(beat)])
    await later(deadAfterMs - 1)
    expect(seen.connections).toBe(1)
    await later(10_000)
    expect([seen.connections, states.includes('down'), states.at(-1)]).toEqual([
      2,
      true,
      'streaming',
    ])
    line.hangUp()
  })

  test('whose streams somebody holds back asks instead, and nothing is missed', async () => {
    const { line, states, seen } = network([stream()])
    await later(60_000)
    expect(states.at(-1)).toBe('polling')
    const before = seen.fetches
    await later(9_000)
    expect(seen.fetches - before).toBe(3)
    line.hangUp()
  })

  test('to a house that is away tries again and again, and at once when the device says it is back', async () => {
    const { line, states, seen } = network([
      () => Promise.reject(new TypeError('no network')),
      () => Promise.reject(new TypeError('no network')),
      stream(beat),
    ])
    seen.reachable = false
    await later(900)
    expect(states.at(-1)).toBe('down')
    seen.reachable = true
    line.nudge()
    await later(0)
    line.nudge()
    await later(0)
    expect(states.at(-1)).toBe('streaming')
    line.hangUp()
  })

  test('that hung up asks for nothing any more', async () => {
    const { line, seen } = network([stream(beat)])
    await later(0)
    line.hangUp()
    const before = { ...seen }
    await later(120_000)
    expect(seen).toEqual(before)
  })
})
