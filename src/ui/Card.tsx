import type { ComponentChildren } from 'preact'

type CardProps = { readonly mist?: boolean; readonly children: ComponentChildren }

export function Card({ mist = false, children }: CardProps) {
  return <div class={mist ? 'card mist' : 'card'}>{children}</div>
}

type FoldProps = {
  readonly title: string
  readonly subtitle?: string
  readonly icon?: ComponentChildren
  readonly children: ComponentChildren
}

/** A card that opens; works without script. */
export function Fold({ title, subtitle, icon, children }: FoldProps) {
  return (
    <details class={icon ? 'fold tall' : 'fold'}>
      <summary>
        {icon && <span class="sign">{icon}</span>}
        <span>
          {title}
          {subtitle && <small>{subtitle}</small>}
        </span>
      </summary>
      <div class="body">{children}</div>
    </details>
  )
}
