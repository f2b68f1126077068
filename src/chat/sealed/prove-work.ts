import { fromB64, toB64 } from '../../chain/base64url.ts'
import { type Bytes, concat, sha256, uint } from '../../chain/notation.ts'
import { zeroBits } from '../work.ts'

/** More than this a phone is not asked to do. */
const mostBits = 22
const atOnce = 256

/**
 * See [Note: work at the door]. Finds eight octets for which `H(salt ‖ subject ‖ octets)` starts with `bits` zero bits:
 * b64, or null for a task nobody should do. It costs a flood time, and a person a second at most.
 */
export async function proveWork(
  { salt, bits }: Readonly<Record<string, unknown>>,
  subjectBytes: Bytes,
): Promise<string | null> {
  const saltBytes = typeof salt === 'string' ? fromB64(salt) : null
  if (!saltBytes || typeof bits !== 'number' || !(bits >= 0 && bits <= mostBits)) return null
  const task = concat(saltBytes, subjectBytes)
  for (let from = 0; ; from += atOnce) {
    const tries = Array.from({ length: atOnce }, (_, at) => uint(8, from + at))
    const hashes = await Promise.all(tries.map((octets) => sha256(concat(task, octets))))
    const found = tries.find((_, at) => zeroBits(hashes[at] ?? new Uint8Array()) >= bits)
    if (found) return toB64(found)
  }
}
