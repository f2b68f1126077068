/** What happened, in one sentence that is read out; keeps its place when there is nothing to say. */
export function Outcome({ text }: { readonly text: string | null }) {
  return (
    <div role="alert" class="outcome">
      {text && <p class="notice">{text}</p>}
    </div>
  )
}
