import type { ComponentChildren } from 'preact'
import { CloseIcon } from '../queue/panes/icons.tsx'
import { deskWords as words } from './words.ts'

type NoticesParts = {
  readonly notice: string | null
  readonly shiftEnded: boolean
  readonly onClose: () => void
  readonly onCloseEnded: () => void
  /** She wants to see what goes on after her shift. */
  readonly onLook: () => void
}

/** What she should know now, over the page: nothing moves for it, and it takes no keys from where she types. */
export function Notices({ notice, shiftEnded, onClose, onCloseEnded, onLook }: NoticesParts) {
  return (
    <div class="notice-place" role="status">
      {shiftEnded && (
        <Toast onClose={onCloseEnded}>
          <span>{words.endShift.endedNotice}</span>
          <button type="button" class="button" onClick={onLook}>
            {words.endShift.look}
          </button>
        </Toast>
      )}
      {notice && <Toast onClose={onClose}>{notice}</Toast>}
    </div>
  )
}

type ToastParts = { readonly children: ComponentChildren; readonly onClose: () => void }

function Toast({ children, onClose }: ToastParts) {
  return (
    <p class="toast">
      {children}
      <button type="button" class="button icon" aria-label={words.noticeClose} onClick={onClose}>
        <CloseIcon />
      </button>
    </p>
  )
}
