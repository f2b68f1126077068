import type { ComponentChildren } from 'preact'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'

type CardProps = { readonly mist?: boolean; readonly children: ComponentChildren }

export function Card({ mist = false, children }: CardProps) {
  return <div class={mist ? 'card mist' : 'card'}>{children}</div>
}

type FoldProps = {
  readonly title: string
  readonly subtitle?: string
  readonly icon?: IconName
  readonly children: ComponentChildren
}

/** A card that opens; works without script. */
export function Fold({ title, subtitle, icon, children }: FoldProps) {
  return (
    <details class={icon ? 'fold' : 'fold plain'}>
      <summary>
        {icon && (
          <span class="sign">
            <Icon name={icon} />
          </span>
        )}
        <span>
          {title}
          {subtitle && <small>{subtitle}</small>}
        </span>
        <Icon name="down" size={20} />
      </summary>
      <div class="body">{children}</div>
    </details>
  )
}
