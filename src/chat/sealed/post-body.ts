import type { Bytes } from '../../chain/notation.ts'
import { readUint } from '../../chain/notation.ts'
import { patience, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'
import type { Tried } from './outbox.ts'

/** Posts one body and says what is known afterwards. Whatever is not a clear answer is `unknown`. */
export async function postBody(http: Http, address: string, bodyBytes: Bytes): Promise<Tried> {
  try {
    const response = await http(`${address}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bodyBytes,
      signal: patience(),
    })
    if (response.ok) {
      const octets = new Uint8Array(await response.arrayBuffer())
      if (octets.length !== 4) return { kind: 'unknown' }
      return { kind: 'committed', seq: readUint(octets, 0, 4) }
    }
    const { word } = await refusalOf(response)
    return meanings[word] ?? { kind: 'unknown' }
  } catch {
    return { kind: 'unknown' }
  }
}

const meanings: Readonly<Record<string, Tried>> = {
  'stale-epoch': { kind: 'stale-epoch' },
  'too-many': { kind: 'too-many' },
  'too-large': { kind: 'unsendable', why: 'too-large' },
  malformed: { kind: 'unsendable', why: 'malformed' },
  ended: { kind: 'unsendable', why: 'ended' },
  left: { kind: 'unsendable', why: 'ended' },
  'not-allowed': { kind: 'unsendable', why: 'ended' },
}
