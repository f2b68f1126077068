/** Two soft tones, a falling third: noticed across a room, not startling in a headset. */
const tones = [
  { hertz: 659.26, at: 0 },
  { hertz: 523.25, at: 0.28 },
]

export type Chime = {
  /** volume: 0 to 1. Resolves false where the browser still holds sound back until somebody clicks. */
  play(volume: number): Promise<boolean>
  close(): void
}

/** The chime on WebAudio, so that no sound file is fetched. The context is made at the first tone. */
export function createChime(makeContext: () => AudioContext): Chime {
  let context: AudioContext | null = null
  return {
    async play(volume) {
      context ??= makeContext()
      // A context that may not sound yet keeps its promise open; asking for its state does not wait.
      void context.resume().catch(() => {})
      await Promise.resolve()
      if (context.state === 'suspended') await stateOf(context)
      if (context.state !== 'running') return false
      for (const { hertz, at } of tones) tone(context, hertz, context.currentTime + at, volume)
      return true
    },
    close() {
      void context?.close()
      context = null
    },
  }
}

/** Waits for the context to leave `suspended`, half a second at most. */
function stateOf(context: AudioContext): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 500)
    context.addEventListener(
      'statechange',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}

function tone(context: AudioContext, hertz: number, start: number, volume: number): void {
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hertz })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(0.25 * volume, start + 0.03)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.9)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + 0.95)
}
