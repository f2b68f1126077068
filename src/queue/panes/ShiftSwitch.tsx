import { queueWords as words } from '../words.ts'

/** On and off shift by hand. `Stop` first asks what is to become of her conversations. */
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
        {onShift && <span class="unseen"> {words.stopWhat}</span>}
      </button>
    </span>
  )
}
