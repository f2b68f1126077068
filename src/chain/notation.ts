/** Bytes that own their memory: what WebCrypto accepts. A Node `Buffer` becomes one with `new Uint8Array(buffer)`. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The protocol's `‖`: joins parts into one new array. Source: docs/protocol.md, notation. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Big-endian unsigned integer in 2, 4 or 8 octets. Throws RangeError where the number does not fit. */
export function uint(size: 2 | 4 | 8, value: number): Bytes {
  const most = size === 8 ? Number.MAX_SAFE_INTEGER : 2 ** (8 * size) - 1
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError('size')
  }
  const bytes = new Uint8Array(size)
  let rest = value
  for (let at = size - 1; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

/** Reads what `uint` wrote. Eight octets above 2^53 come back rounded; callers that care compare. */
export function readUint(bytes: Uint8Array, at: number, size: 2 | 4 | 8): number {
  let value = 0
  for (const octet of bytes.subarray(at, at + size)) value = value * 256 + octet
  return value
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** Whole and valid UTF-8 becomes text, anything else null. A leading byte order mark stays in the text. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Equal in length and content. Not constant in time: for public values only. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, at) => octet === other[at])
}

/** The protocol's `H`. Source: FIPS 180-4, SHA-256. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
