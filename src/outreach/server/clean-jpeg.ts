import type { Clean } from './clean-image.ts'

const begin = 0xd8
const end = 0xd9
const scan = 0xda
/** How colours are mixed; without it some pictures turn green. */
const adobe = 0xee
const isFrame = (mark: number) => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)
/** Tables, lines and restarts that pixels are read by. All else is what a camera or a program wrote beside them. */
const tables: ReadonlySet<number> = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd])
const isDrawn = (mark: number) => isFrame(mark) || mark === scan || tables.has(mark)

/** Source: ITU-T T.81 annex B: segments of mark, length and data; after a scan's segment its pixels, until a mark. */
export const cleanJpeg: Clean = (bytes) => {
  const kept: Buffer[] = [Buffer.from([0xff, begin])]
  let size: { readonly width: number; readonly height: number } | null = null
  let at = 2
  while (at + 4 <= bytes.length + 2) {
    if (bytes[at] !== 0xff) return null
    const mark = bytes[at + 1] ?? 0
    if (mark === 0xff) {
      at += 1
      continue
    }
    if (mark === end)
      return size && { bytes: Buffer.concat([...kept, Buffer.from([0xff, end])]), ...size }
    if (at + 4 > bytes.length) return null
    const next = at + 2 + bytes.readUInt16BE(at + 2)
    if (next > bytes.length || next < at + 4) return null
    if (isFrame(mark)) {
      if (size || next < at + 10) return null
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
    const stop = mark === scan ? pixelsEnd(bytes, next) : next
    if (isDrawn(mark) || isAdobe(bytes, at, next)) kept.push(bytes.subarray(at, stop))
    at = stop
  }
  return null
}

/** Adobe's twelve bytes say only how colours are mixed; anything longer says more. */
const isAdobe = (bytes: Buffer, at: number, next: number) =>
  bytes[at + 1] === adobe &&
  next - at === 16 &&
  bytes.toString('latin1', at + 4, at + 9) === 'Adobe'

/** Where the next mark stands: within pixels FF is followed by 0 or by a restart. */
function pixelsEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const mark = bytes[at + 1] ?? 0
    if (mark !== 0 && mark !== 0xff && (mark < 0xd0 || mark > 0xd7)) return at
  }
  return bytes.length
}
