import type { Asking } from '../../doors/asking.ts'
import { begunShape, figuresPath, importShape, partShape } from '../figures/exchange.ts'
import { fileMaxBytes, partMaxBytes } from '../figures/upload.ts'

/** What became of a file that was sent. */
export type Sent =
  | { readonly kind: 'here'; readonly id: string }
  | { readonly kind: 'too-large' | 'too-many' | 'lost' | 'failed' | 'signed-out' }

const tries = 5

/**
 * Sends a file piece by piece; a piece that is lost on the way is sent again. tell: hears how much stands there.
 * pause: waits so many milliseconds.
 */
export async function sendFile(
  asking: Asking,
  file: Blob,
  parts: { readonly tell: (bytes: number) => void; readonly pause: (ms: number) => Promise<void> },
): Promise<Sent> {
  if (file.size === 0 || file.size > fileMaxBytes) return { kind: 'too-large' }
  const begun = await asking.post(figuresPath, { bytes: file.size }, begunShape)
  if (begun.kind !== 'done') return notSent(begun)
  const { id } = begun.value
  let at = 0
  let failures = 0
  while (at < file.size) {
    const piece = file.slice(at, at + partMaxBytes)
    const put = await asking.upload(`${figuresPath}/${id}/part?at=${at}`, piece, partShape)
    if (put.kind === 'done') {
      at = put.value.received
      failures = 0
      parts.tell(at)
      continue
    }
    failures++
    if (put.kind !== 'offline' || failures >= tries) return notSent(put)
    await parts.pause(500 * 2 ** failures)
  }
  const looked = await asking.post(`${figuresPath}/${id}/look`, {}, importShape)
  return looked.kind === 'done' ? { kind: 'here', id } : notSent(looked)
}

function notSent(answer: { readonly kind: string; readonly word?: string }): Sent {
  if (answer.kind === 'signed-out') return { kind: 'signed-out' }
  if (answer.kind === 'offline') return { kind: 'lost' }
  const { word } = answer
  return { kind: word === 'too-large' || word === 'too-many' ? word : 'failed' }
}
