import { useEffect, useRef } from 'preact/hooks'
import { deskWords as words } from './words.ts'

type HelpDialogParts = {
  readonly singles: boolean
  readonly onSingles: (on: boolean) => void
  readonly onClose: () => void
}

/** Every key and what it does, and the switch for those of one letter. */
export function HelpDialog({ singles, onSingles, onClose }: HelpDialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">{words.helpTitle}</h2>
      <dl class="keys">
        {words.keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="switch">
        <input
          type="checkbox"
          checked={singles}
          onChange={(event) => onSingles(event.currentTarget.checked)}
        />
        {words.singles}
      </label>
      <p class="soft">{words.singlesHow}</p>
      <form method="dialog" class="choices">
        <button type="submit" class="button button-main">
          {words.close}
        </button>
      </form>
    </dialog>
  )
}
