import type { Precheck } from '../../sealing/precheck.ts'
import { personSubject } from './precheck-words.ts'

/** What somebody filled in, in one line; red only where there is danger. */
export function Subject({ precheck }: { readonly precheck: Precheck | null }) {
  return (
    <>
      {personSubject(precheck).map(({ text, danger }, at) => (
        <span key={text}>
          {at > 0 && ', '}
          {danger ? <b class="danger">{text}</b> : text}
        </span>
      ))}
    </>
  )
}
