import { crc32 } from 'node:zlib'
import type { Clean } from './clean-image.ts'

/** What is needed to draw it: size, palette, see-through, brightness, pixels, end. */
const drawn = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'IDAT', 'IEND'])

/** Source: W3C PNG (Third Edition) §5: after eight bytes come chunks of length, type, data and sum. */
export const cleanPng: Clean = (bytes) => {
  const kept = [bytes.subarray(0, 8)]
  let size = { width: 0, height: 0 }
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    if ((kept.length === 1) !== (type === 'IHDR')) return null
    if (type === 'IHDR') {
      if (end - at !== 25) return null
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
    }
    if (drawn.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return { bytes: Buffer.concat(kept), ...size }
    at = end
  }
  return null
}
