import { askOwnHouse } from '../../doors/own-house.ts'
import { formats } from '../drawing.ts'
import { kitsPath } from '../kit.ts'
import { withFile } from '../zip.ts'

/**
 * Fetches a kit and lays the image for a phone into it as a PNG, which only a browser can draw: what phones take. Gives
 * it to the browser as one file. False when the house did not answer.
 */
export async function saveKit(code: string): Promise<boolean> {
  try {
    const response = await askOwnHouse(fetch, `${kitsPath}/${code}/kit.zip`, {})
    if (!response.ok) return false
    const kit = new Uint8Array(await response.arrayBuffer())
    const bytes = await storyPng(code)
    const whole = withFile(kit, { name: 'beeld-telefoon.png', bytes })
    const url = URL.createObjectURL(new Blob([Uint8Array.from(whole)], { type: 'application/zip' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `keerpunt-pakket-${code}.zip`
    link.click()
    URL.revokeObjectURL(url)
    return true
  } catch {
    return false
  }
}

/** Throws when this browser can not draw it. */
async function storyPng(code: string): Promise<Uint8Array> {
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
