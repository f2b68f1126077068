import { queueWords as words } from '../words.ts'

/** On and off shift by hand. `Stop` ends the shift; conversations go on until they are closed. */
export function ShiftSwitch({
  onShift,
  onSwitch,
}: {
  readonly onShift: boolean
  readonly onSwitch: (on: boolean) => void
}) {
  return (
    <span class="shift">
      <span class={onShift ? 'pill on' : 'pill'}>{onShift ? words.onShift : words.offShift}</span>
      <button
        type="button"
        class={onShift ? 'button' : 'button button-main'}
        title={onShift ? words.stopHow : undefined}
        onClick={() => onSwitch(!onShift)}
      >
        {onShift ? words.stop : words.goOn}
      </button>
    </span>
  )
}
