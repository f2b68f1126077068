/** Something takes a few seconds: says so, and shows that it goes on. */
export function Working({ children }: { readonly children: string }) {
  return (
    <div class="working" role="status">
      <p>{children}</p>
      <progress aria-label={children} />
    </div>
  )
}
