import type { ComponentChildren } from 'preact'

export type Tone = 'calm' | 'warn' | 'bad'

type NoticeProps = {
  readonly tone?: Tone
  /** A drawing in the place of the sign that the style sheet gives. */
  readonly icon?: ComponentChildren
  readonly children: ComponentChildren
}

/** One short message that stands apart. Its words carry the meaning; the colour only supports it. */
export function Notice({ tone = 'calm', icon, children }: NoticeProps) {
  return (
    <div class={tone === 'calm' ? 'notice' : `notice ${tone}`}>
      {icon}
      <div>{children}</div>
    </div>
  )
}
