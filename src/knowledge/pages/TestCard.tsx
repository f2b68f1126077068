import { type Around, addressIn } from './around.ts'
import { Sign } from './Sign.tsx'

/** Leads to a self-test. */
export function TestCard({ slug, around }: { readonly slug: string; readonly around: Around }) {
  const test = around.test(slug)
  if (!test) return null
  return (
    <a class="door" href={addressIn(around.readsIn, `/test/${slug}`)}>
      <Sign icon="check" />
      <span>
        <b>{test.title}</b>
        <small>{test.summary}</small>
      </span>
    </a>
  )
}
