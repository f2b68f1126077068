import { formatSpan, isoSpan } from '../waiting-time.ts'
import { useNow } from './clock.ts'

/** How long something has lasted, ticking. */
export function Span({ sinceMs }: { readonly sinceMs: number }) {
  const spanMs = useNow() - sinceMs
  return (
    <time class="span" dateTime={isoSpan(spanMs)}>
      {formatSpan(spanMs)}
    </time>
  )
}
