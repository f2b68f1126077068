import type { ComponentChildren } from 'preact'

/** `main`: the one thing to do on a screen. `quiet`: everything else. */
export type Weight = 'main' | 'large' | 'quiet'

type ButtonProps = {
  readonly weight?: Weight
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean
  readonly onClick?: (event: MouseEvent) => void
  readonly children: ComponentChildren
}

export function Button({ weight = 'main', type = 'button', ...rest }: ButtonProps) {
  return <button class={`button ${weight}`} type={type} {...rest} />
}

type LinkButtonProps = {
  readonly href: string
  readonly weight?: Weight
  readonly children: ComponentChildren
}

/** Looks like a button, goes somewhere like a link. */
export function LinkButton({ weight = 'main', ...rest }: LinkButtonProps) {
  return <a class={`button ${weight}`} {...rest} />
}
