import { useEffect } from 'preact/hooks'
import { outreachWords as words } from '../words.ts'

/** turn: another for every time something is told. */
export type Told = { readonly says: string; readonly turn: number }

type ToastParts = { readonly told: Told | null; readonly onClose: () => void }

const shownMs = 8_000

/** What just happened. */
export function Toast({ told, onClose }: ToastParts) {
  useEffect(() => {
    if (!told) return
    const timer = setTimeout(onClose, shownMs)
    return () => clearTimeout(timer)
  }, [told, onClose])
  return (
    <div class="notice-place" role="status">
      {told && (
        <p class="toast" key={told.turn}>
          {told.says}
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
