import type { Trust } from '../chain/verify-chain.ts'
import { rolesFor } from '../people/permissions.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import { createAlarm } from '../queue/panes/alarm.ts'
import { createChime } from '../queue/panes/chime.ts'
import type { Clock } from '../queue/panes/clock.ts'
import { createSound, soundTurn } from '../queue/panes/sound.ts'
import { createDesk } from './desk.ts'
import { staffHttp } from './http.ts'
import { createPulse } from './pulse.ts'
import { createTabs } from './tabs.ts'

export type WorkParts = {
  readonly window: Window & typeof globalThis
  readonly house: Trust
  readonly me: Unlocked
  readonly onSignedOut: () => void
}

/** Everything that runs while one member of staff is signed in, put together from this browser's parts. */
export function openWork({ window, house, me, onSignedOut }: WorkParts) {
  const { navigator, crypto } = window
  const pulse = createPulse((tick) => {
    const timer = window.setInterval(tick, 1_000)
    return () => window.clearInterval(timer)
  })
  const chime = createChime(() => new AudioContext())
  const sound = createSound(chime, soundTurn(navigator.locks))
  const channel = new BroadcastChannel('keerpunt-desk')
  const clock: Clock = { now: () => Date.now(), everySecond: pulse.listen }
  const desk = createDesk({
    me,
    house,
    http: staffHttp(window.fetch.bind(window), () => {
      desk.rest()
      onSignedOut()
    }),
    clock: clock.now,
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    chance: Math.random,
    pulse,
    alarm: createAlarm(() => sound.ring('waiting')),
    distress: createAlarm(() => sound.ring('alone')),
    tabs: createTabs(channel),
  })
  const hasDesk = rolesFor.desk.includes(me.role)
  if (hasDesk) desk.resume()
  return {
    me,
    hasDesk,
    desk,
    sound,
    clock,
    /** Forgets keys and words. */
    close() {
      desk.leave()
      pulse.stop()
      chime.close()
      channel.close()
    },
  }
}

export type Work = ReturnType<typeof openWork>
