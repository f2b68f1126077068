import { mediaTypeOf } from '../../ui/media-type.ts'
import { type Image, imageMostBytes, imageMostSide } from '../image.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'

/** A picture without anything that was written beside it. */
export type Cleaned = Image & { readonly bytes: Uint8Array }
/** width, height: pixels. null: not whole, or not what it begins like. */
export type Clean = (
  bytes: Buffer,
) => { readonly bytes: Uint8Array; readonly width: number; readonly height: number } | null

/**
 * What is drawn of a PNG, JPEG or WebP, and nothing else: no place, time, owner, preview, colour profile or comment, and
 * nothing behind its end. What it is is judged by its bytes. null for anything else, for what is not whole, moves, or is
 * larger than 2 MB or 4,096 pixels a side.
 */
export function cleanImage(given: Uint8Array): Cleaned | null {
  if (given.length > imageMostBytes) return null
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length)
  const type = mediaTypeOf(bytes)
  if (type !== 'image/png' && type !== 'image/jpeg' && type !== 'image/webp') return null
  const cleaned = { 'image/png': cleanPng, 'image/jpeg': cleanJpeg, 'image/webp': cleanWebp }[type](
    bytes,
  )
  if (!cleaned) return null
  const fits = (side: number) => side >= 1 && side <= imageMostSide
  return fits(cleaned.width) && fits(cleaned.height) ? { type, ...cleaned } : null
}
