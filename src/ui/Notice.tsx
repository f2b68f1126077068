import type { ComponentChildren } from 'preact'

export type Tone = 'calm' | 'warn' | 'bad'

type NoticeProps = {
  readonly tone?: Tone
  /** A drawing in the place of the sign that the style sheet gives. */
  readonly icon?: ComponentChildren
  /** Read out at once when it appears on a page that is already open. */
  readonly announce?: boolean
  readonly children: ComponentChildren
}

/** One short message that stands apart. Its words carry the meaning; the colour only supports it. */
export function Notice({ tone = 'calm', icon, announce = false, children }: NoticeProps) {
  return (
    <div
      class={tone === 'calm' ? 'notice' : `notice ${tone}`}
      role={announce ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      {icon}
      <div>{children}</div>
    </div>
  )
}
