import { queueWords as words } from '../words.ts'
import type { Tune } from './chime.ts'
import { MuteIcon, SoundIcon } from './icons.tsx'
import type { Sound, SoundView } from './sound.ts'

type SoundSwitchParts = {
  readonly sound: Sound
  readonly view: SoundView
  /** What this desk calls for. */
  readonly tune: Tune
}

/** How loud the desk calls: a button with its small panel. */
export function SoundSwitch({ sound, view, tune }: SoundSwitchParts) {
  const { on, volume, blocked } = view
  const alone = tune === 'alone'
  const state = on ? words.soundOn : words.soundOff
  return (
    <>
      <button type="button" class="button icon" popovertarget="sound" title={state}>
        {on && !blocked ? <SoundIcon /> : <MuteIcon />}
        <span class="unseen">{state}</span>
      </button>
      <div id="sound" popover="auto" class="popover">
        <label class="switch">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => sound.switchTo(event.currentTarget.checked)}
          />
          {alone ? words.aloneSwitch : words.soundSwitch}
        </label>
        <p class="soft">{alone ? words.aloneHow : words.soundHow}</p>
        <label class="slider">
          {words.volume}
          <input
            type="range"
            min="5"
            max="100"
            step="5"
            value={Math.round(volume * 100)}
            onInput={(event) => sound.setVolume(event.currentTarget.valueAsNumber / 100)}
          />
        </label>
        <button type="button" class="button" onClick={() => void sound.tryOut(tune)}>
          {words.tryOut}
        </button>
        {blocked && <p class="warn">{words.soundBlocked}</p>}
      </div>
    </>
  )
}
