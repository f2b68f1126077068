import type { Chime, Tune } from './chime.ts'

/** How the desk sounds in this tab; forgotten with it. volume: 0 to 1. blocked: the browser waits for a click. */
export type SoundView = { readonly on: boolean; readonly volume: number; readonly blocked: boolean }

/** The switch, the volume and the chime behind them. turn: whether it is this tab that sounds. */
export function createSound(chime: Chime, turn: () => boolean) {
  const listeners = new Set<() => void>()
  let view: SoundView = { on: true, volume: 0.6, blocked: false }
  const show = (change: Partial<SoundView>) => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  const tryOut = async (tune: Tune) => {
    const sounded = await chime.play(tune, view.volume)
    if (view.blocked === sounded) show({ blocked: !sounded })
  }
  return {
    view: () => view,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Somebody waits, or sits alone in a conversation. */
    ring(tune: Tune) {
      if (view.on && turn()) void tryOut(tune)
    },
    tryOut,
    switchTo: (on: boolean) => show({ on }),
    setVolume: (volume: number) => show({ volume }),
  }
}

export type Sound = ReturnType<typeof createSound>

/** Of all tabs of one browser one sounds: whoever holds the lock. Where locks are missing every tab does. */
export function soundTurn(locks: LockManager | undefined): () => boolean {
  if (!locks) return () => true
  let mine = false
  void locks.request('keerpunt-sound', () => {
    mine = true
    // Held until this tab is gone.
    return new Promise(() => {})
  })
  return () => mine
}
