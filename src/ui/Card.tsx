import type { ComponentChildren } from 'preact'
import { down } from './drawings.ts'
import { Icon } from './Icon.tsx'

type CardProps = { readonly mist?: boolean; readonly children: ComponentChildren }

export function Card({ mist = false, children }: CardProps) {
  return <div class={mist ? 'card mist' : 'card'}>{children}</div>
}

type FoldProps = {
  readonly title: string
  readonly subtitle?: string
  /** From `drawings.ts`. */
  readonly icon?: string
  readonly children: ComponentChildren
}

/** A card that opens; works without script. */
export function Fold({ title, subtitle, icon, children }: FoldProps) {
  return (
    <details class={icon ? 'fold' : 'fold plain'}>
      <summary>
        {icon && (
          <span class="sign">
            <Icon drawing={icon} />
          </span>
        )}
        <span>
          {title}
          {subtitle && <small>{subtitle}</small>}
        </span>
        <Icon drawing={down} size={20} class="more" />
      </summary>
      <div class="body">{children}</div>
    </details>
  )
}
