/**
 * [Note: why the stream's beat drives the desk's clock]
 * Browsers wake the timers of a tab in the background once a minute only. A counsellor in another tab would look
 * dead to her visitors (silent for 60 s) and hear the chime three times too late. Bytes from the network do wake
 * such a tab, and an open stream beats every 10 s; so each piece that arrives counts as a second that passed.
 */
export function tapped(response: Response, onPiece: () => void): Response {
  if (!response.ok || !response.body) return response
  const tap = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      controller.enqueue(piece)
      onPiece()
    },
  })
  return new Response(response.body.pipeThrough(tap), { status: response.status })
}

/** Seconds, from a timer and from `beat`; whoever listens looks at the clock herself. */
export function createPulse(everySecond: (tick: () => void) => () => void) {
  const listeners = new Set<() => void>()
  const beat = () => {
    for (const listener of listeners) listener()
  }
  const stop = everySecond(beat)
  return {
    beat,
    listen(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop,
  }
}

export type Pulse = ReturnType<typeof createPulse>
