import { formats } from '../drawing.ts'

/** A link's image for a phone as phones take it; only a browser can draw it. Throws when this one can not. */
export async function storyPng(code: string): Promise<Uint8Array> {
  const image = new Image()
  image.src = `/api/v1/outreach/links/${code}/story.svg`
  await image.decode()
  const { width, height } = formats.story
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!png) throw new DOMException('no picture', 'EncodingError')
  return new Uint8Array(await png.arrayBuffer())
}
