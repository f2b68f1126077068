import type { Clean } from './clean-image.ts'

/** What is drawn: pixels with or without loss, how far one sees through them, and the head that announces them. */
const drawn = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])
/** In the head: colour profile, place and time, text, movement; each of them goes, or the file. */
const announced = { moves: 0x02, besides: 0x2c } as const

/** Source: RFC 9649 §2: after `RIFF`, size and `WEBP` come chunks of type, length and data, padded to even. */
export const cleanWebp: Clean = (bytes) => {
  const whole = 8 + (bytes.length < 12 ? 0 : bytes.readUInt32LE(4))
  if (whole < 20 || whole > bytes.length) return null
  const kept: Buffer[] = []
  let size: { readonly width: number; readonly height: number } | null = null
  for (let at = 12; at + 8 <= whole; ) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const next = at + 8 + length + (length % 2)
    if (next > whole + 1) return null
    if (drawn.has(type)) {
      const chunk = Buffer.from(bytes.subarray(at, Math.min(next, whole)))
      if (type === 'VP8X') {
        if (length < 10 || chunk.length < 18 || ((chunk[8] ?? 0) & announced.moves) !== 0)
          return null
        chunk[8] = (chunk[8] ?? 0) & ~announced.besides
      }
      const own = sizeOf(type, chunk)
      // Its pixels are no more than its head announces.
      if (size && own && (own.width > size.width || own.height > size.height)) return null
      size ??= own
      kept.push(chunk)
    }
    at = next
  }
  if (!size || !kept.some((chunk) => /^VP8[ L]/.test(chunk.toString('latin1', 0, 4)))) return null
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return { bytes: Buffer.concat([head, body]), ...size }
}

function sizeOf(type: string, chunk: Buffer) {
  if (type === 'VP8X')
    return { width: 1 + chunk.readUIntLE(12, 3), height: 1 + chunk.readUIntLE(15, 3) }
  if (type === 'VP8L' && chunk.length >= 13) {
    const bits = chunk.readUInt32LE(9)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (type === 'VP8 ' && chunk.length >= 18)
    return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff }
  return null
}
