import type { ComponentChildren } from 'preact'
import { info } from './drawings.ts'
import { Icon } from './Icon.tsx'

export type Tone = 'calm' | 'warn' | 'bad'

type NoticeProps = {
  readonly tone?: Tone
  /** From `drawings.ts`. */
  readonly icon?: string
  /** Read out at once when it appears on a page that is already open. */
  readonly announce?: boolean
  readonly children: ComponentChildren
}

/** One short message that stands apart. Its words carry the meaning; the colour only supports it. */
export function Notice({ tone = 'calm', icon = info, announce = false, children }: NoticeProps) {
  return (
    <div
      class={tone === 'calm' ? 'notice' : `notice ${tone}`}
      role={announce ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      <Icon drawing={icon} />
      <div>{children}</div>
    </div>
  )
}
