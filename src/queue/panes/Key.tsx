/** A key as a hint beside what it does. Screen readers hear `aria-keyshortcuts` of the control instead. */
export function Key({ name }: { readonly name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  )
}
