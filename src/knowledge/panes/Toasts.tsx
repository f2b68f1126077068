import { useEffect } from 'preact/hooks'
import { redactionWords as words } from '../desk-words.ts'

/** turn: another for every time something is told. at: the address of the screen it is about. */
export type Told = {
  readonly says: string
  readonly undo?: () => void
  readonly turn: number
  readonly at: string
}

type ToastsParts = { readonly told: Told | null; readonly onClose: () => void }

const shownMs = 8_000

/** What just happened, and the way back. What can be undone stays until it is closed. */
export function Toasts({ told, onClose }: ToastsParts) {
  useEffect(() => {
    if (!told || told.undo) return
    const timer = setTimeout(onClose, shownMs)
    return () => clearTimeout(timer)
  }, [told, onClose])
  return (
    <div class="notice-place" role="status">
      {told && (
        <p class="toast" key={told.turn}>
          {told.says}
          {told.undo && (
            <button
              type="button"
              class="button"
              onClick={() => {
                onClose()
                told.undo?.()
              }}
            >
              {words.undo}
            </button>
          )}
          <button
            type="button"
            class="button icon"
            aria-label={words.noticeClose}
            onClick={onClose}
          >
            ×
          </button>
        </p>
      )}
    </div>
  )
}
