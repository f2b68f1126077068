/** How a file's letters are written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type EncodingJudge = {
  /** Every piece of the file, in order. */
  see(bytes: Uint8Array): void
  verdict(): Encoding
}

const looksAt = 4_096

/**
 * Tells from the bytes how Excel or a platform wrote a file: a byte order mark; else the empty halves of UTF-16; else
 * UTF-8 when all of it is; else what Excel here saves by default. Source: WHATWG Encoding, BOM sniff.
 */
export function judgeEncoding(): EncodingJudge {
  let first: Encoding | null = null
  let begun = false
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  const check = (bytes: Uint8Array, stream: boolean) => {
    if (!isUtf8) return
    try {
      strict.decode(bytes, { stream })
    } catch {
      isUtf8 = false
    }
  }
  return {
    see(bytes) {
      if (!begun && bytes.length > 0) {
        begun = true
        first = fromStart(bytes)
      }
      if (first === null) check(bytes, true)
    },
    verdict() {
      check(new Uint8Array(), false)
      return first ?? (isUtf8 ? 'utf-8' : 'windows-1252')
    },
  }
}

function fromStart(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, looksAt)
  const empty = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = empty
  if (odd > head.length / 8 && odd > even) return 'utf-16le'
  if (even > head.length / 8) return 'utf-16be'
  return null
}
