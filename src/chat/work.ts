import { type Bytes, concat, sha256 } from '../chain/notation.ts'

/**
 * [Note: work at the door] Under pressure a start costs a little computing: nothing for one person, a lot for
 * somebody who floods the queue. She gets a salt and a number of bits, and finds eight octets.
 */
export type Task = { readonly salt: Bytes; readonly bits: number }

export const workBytes = 8

/**
 * Whether `H(salt ‖ subject ‖ work)` begins with so many zero bits. subjectBytes: what the work is for: the
 * conversation's id at a start, the locator at a return.
 */
export async function isWork(
  { salt, bits }: Task,
  subjectBytes: Bytes,
  work: Bytes,
): Promise<boolean> {
  return zeroBits(await sha256(concat(salt, subjectBytes, work))) >= bits
}

/** How many bits are zero before the first one. */
export function zeroBits(bytes: Uint8Array): number {
  const whole = bytes.findIndex((octet) => octet !== 0)
  return whole < 0 ? bytes.length * 8 : whole * 8 + Math.clz32(bytes[whole] ?? 0) - 24
}
