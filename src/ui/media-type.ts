export type MediaType = 'image/webp' | 'image/jpeg' | 'image/png' | 'video/mp4' | 'video/webm'

/** Still pictures (HEIC, AVIF) begin alike: only these brands are films. */
const films = ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'dash']

/** What a file is by its first bytes, whatever it is called; null: nothing we show. Source: the formats' own signatures. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  const at = (from: number, text: string) =>
    [...text].every((letter, index) => bytes[from + index] === letter.charCodeAt(0))
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'image/webp'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && at(1, 'PNG\r\n')) return 'image/png'
  if (at(4, 'ftyp') && films.some((brand) => at(8, brand))) return 'video/mp4'
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3)
    return 'video/webm'
  return null
}
