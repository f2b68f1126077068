type IconProps = {
  /** From `drawings.ts`. */
  readonly drawing: string
  /** Pixels. */
  readonly size?: number
}

/** A decorative drawing: the words beside it say the same. */
export function Icon({ drawing, size = 24 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={drawing} />
    </svg>
  )
}
