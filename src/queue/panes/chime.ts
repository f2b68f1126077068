/**
 * waiting: two soft tones, a falling third: noticed across a room, not startling in a headset. alone: three short
 * ones that rise, so that nobody takes the one for the other.
 */
const tunes = {
  waiting: [
    { hertz: 659.26, at: 0, lasts: 0.9 },
    { hertz: 523.25, at: 0.28, lasts: 0.9 },
  ],
  alone: [
    { hertz: 523.25, at: 0, lasts: 0.3 },
    { hertz: 659.26, at: 0.16, lasts: 0.3 },
    { hertz: 783.99, at: 0.32, lasts: 0.7 },
  ],
} as const
export type Tune = keyof typeof tunes

export type Chime = {
  /** volume: 0 to 1. Resolves false where the browser still holds sound back until somebody clicks. */
  play(tune: Tune, volume: number): Promise<boolean>
  close(): void
}

/** The chime on WebAudio, so that no sound file is fetched. The context is made at the first tone. */
export function createChime(makeContext: () => AudioContext): Chime {
  let context: AudioContext | null = null
  return {
    async play(tune, volume) {
      context ??= makeContext()
      // A context that may not sound yet keeps its promise open; asking for its state does not wait.
      void context.resume().catch(() => {})
      await Promise.resolve()
      if (context.state === 'suspended') await stateOf(context)
      if (context.state !== 'running') return false
      for (const one of tunes[tune]) sound(context, one, volume)
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

type Tone = { readonly hertz: number; readonly at: number; readonly lasts: number }

function sound(context: AudioContext, { hertz, at, lasts }: Tone, volume: number): void {
  const start = context.currentTime + at
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hertz })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(0.25 * volume, start + 0.03)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lasts)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + lasts + 0.05)
}
