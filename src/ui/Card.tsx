import type { ComponentChildren } from 'preact'

type CardProps = { readonly mist?: boolean; readonly children: ComponentChildren }

export function Card({ mist = false, children }: CardProps) {
  return <div class={mist ? 'card mist' : 'card'}>{children}</div>
}

type FoldProps = {
  readonly title: string
  readonly subtitle?: string
  readonly children: ComponentChildren
}

/** A card that opens; works without script. */
export function Fold({ title, subtitle, children }: FoldProps) {
  return (
    <details class="fold">
      <summary>
        <span>
          {title}
          {subtitle && <small>{subtitle}</small>}
        </span>
      </summary>
      <div class="body">{children}</div>
    </details>
  )
}
