import type { ComponentChildren } from 'preact'

/** What the control inside must carry to belong to its label, hint and error. */
export type ControlProps = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

type FieldProps = {
  /** Unique on the page. */
  readonly id: string
  readonly label: ComponentChildren
  readonly hint?: string
  /** What went wrong and what to do next. */
  readonly error?: string | null
  readonly children: (control: ControlProps) => ComponentChildren
}

/** A label, its control, a hint and an error, tied together for screen readers. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="small" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true }),
      })}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
