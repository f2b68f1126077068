import { expect, test } from 'vitest'
import { createPulse, tapped } from './pulse.ts'

test('what arrives on the stream counts as time that passed, and arrives unchanged', async () => {
  const pieces = ['event: queue\n', 'data: -\n\n', ': beat\n\n']
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece))
      controller.close()
    },
  })
  let beats = 0
  const response = tapped(new Response(body), () => {
    beats += 1
  })
  expect(await response.text()).toBe(pieces.join(''))
  expect(beats).toBe(3)
})

test('a refusal passes as it is', () => {
  const refusal = new Response('{"refused":"not-signed-in"}', { status: 401 })
  expect(tapped(refusal, () => {})).toBe(refusal)
})

test('timer and stream beat for the same listeners, until they stop listening', () => {
  let tick = () => {}
  const pulse = createPulse((each) => {
    tick = each
    return () => {}
  })
  let heard = 0
  const stop = pulse.listen(() => {
    heard += 1
  })
  tick()
  pulse.beat()
  stop()
  pulse.beat()
  expect(heard).toBe(2)
})
