/** Longest side of a picture for readers, in pixels. */
const longest = 1_600
/** Largest file we make of a picture. */
const most = 2_000_000

export type Shrunk =
  | { readonly kind: 'shrunk'; readonly bytes: Blob }
  | { readonly kind: 'unreadable' }
  /** Drawn anew it is still more than we keep. */
  | { readonly kind: 'too-large' }

/**
 * Draws a picture anew: at most 1600 pixels, as WebP, or JPEG where a browser can not write that. What the camera wrote
 * beside it (place, time, owner) does not come along.
 */
export async function shrinkImage(file: Blob): Promise<Shrunk> {
  const image = await createImageBitmap(file).catch(() => null)
  if (!image) return { kind: 'unreadable' }
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  for (const quality of [0.82, 0.6, 0.4]) {
    const webp = await encode(canvas, 'image/webp', quality)
    const bytes = webp?.type === 'image/webp' ? webp : await encode(canvas, 'image/jpeg', quality)
    if (bytes && bytes.size <= most) return { kind: 'shrunk', bytes }
    if (!bytes) return { kind: 'unreadable' }
  }
  return { kind: 'too-large' }
}

const encode = (canvas: HTMLCanvasElement, type: string, quality: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
