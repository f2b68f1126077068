import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../../../tests/support/browser.ts'
import { type ImageType, imageMostBytes, imageTypes } from '../image.ts'
import { cleanImage } from './clean-image.ts'

const browser = await openBrowser()
afterAll(() => browser.close())
const page = await browser.newPage()

/** A picture as a real browser writes it. */
async function drawn(type: ImageType, width = 40, height = 30): Promise<Buffer> {
  const url = await page.evaluate(
    ([type, width, height]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const pen = canvas.getContext('2d')
      if (pen) pen.fillStyle = '#0b4f5c'
      pen?.fillRect(0, 0, width, height / 2)
      return canvas.toDataURL(type, 0.9)
    },
    [type, width, height] as const,
  )
  expect(url).toContain(type)
  return Buffer.from(url.split(',')[1] ?? '', 'base64')
}

/** How a real browser shows it: its size and every pixel. */
const shown = (type: ImageType, bytes: Uint8Array) =>
  page.evaluate(
    async ([type, base64]) => {
      const blob = await (await fetch(`data:${type};base64,${base64}`)).blob()
      const image = await createImageBitmap(blob)
      const { width, height } = image
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const pen = canvas.getContext('2d')
      pen?.drawImage(image, 0, 0)
      return JSON.stringify([
        width,
        height,
        [...(pen?.getImageData(0, 0, width, height).data ?? [])],
      ])
    },
    [type, Buffer.from(bytes).toString('base64')] as const,
  )

const canary = 'Exif\0\0 kanarie GPS 52.09 5.12 Lou haar telefoon'

/** The same picture with what cameras and programs write beside it, in every place there is for it. */
const laden: Readonly<Record<ImageType, (bytes: Buffer) => Buffer>> = {
  'image/png': (bytes) => {
    const chunk = (type: string) => {
      const body = Buffer.from(type + canary, 'latin1')
      const head = Buffer.alloc(4)
      head.writeUInt32BE(canary.length)
      const sum = Buffer.alloc(4)
      sum.writeUInt32BE(crc32(body))
      return Buffer.concat([head, body, sum])
    }
    const beside = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'kaNa'].map(chunk)
    return Buffer.concat([
      bytes.subarray(0, 33),
      ...beside,
      bytes.subarray(33),
      Buffer.from(canary),
    ])
  },
  'image/jpeg': (bytes) => {
    const segment = (mark: number) => {
      const head = Buffer.from([0xff, mark, 0, 0])
      head.writeUInt16BE(canary.length + 2, 2)
      return Buffer.concat([head, Buffer.from(canary)])
    }
    const beside = [0xc8, 0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xef, 0xf5, 0xfe].map(segment)
    return Buffer.concat([bytes.subarray(0, 2), ...beside, bytes.subarray(2), Buffer.from(canary)])
  },
  'image/webp': (bytes) => {
    const chunk = (type: string, body: Buffer) => {
      const head = Buffer.from(`${type}\0\0\0\0`, 'latin1')
      head.writeUInt32LE(body.length, 4)
      return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
    }
    const head = Buffer.from([0x2c, 0, 0, 0, 39, 0, 0, 29, 0, 0])
    const pixels = bytes.subarray(12)
    const isExtended = pixels.toString('latin1', 0, 4) === 'VP8X'
    const body = Buffer.concat([
      ...(isExtended ? [] : [chunk('VP8X', head)]),
      pixels,
      ...['EXIF', 'XMP ', 'ICCP', 'kana'].map((type) => chunk(type, Buffer.from(canary))),
    ])
    const whole = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
    whole.writeUInt32LE(body.length + 4, 4)
    return Buffer.concat([whole, body, Buffer.from(canary)])
  },
}

test.each(imageTypes)('of a %s nothing stays but the picture, pixel for pixel', async (type) => {
  const bytes = await drawn(type)
  const before = laden[type](bytes)
  expect(before.includes('kanarie')).toBe(true)
  const cleaned = cleanImage(before)
  expect(cleaned).toMatchObject({ type, width: 40, height: 30 })
  const after = Buffer.from(cleaned?.bytes ?? [])
  expect(after.includes('kanarie')).toBe(false)
  expect(after.includes('Exif')).toBe(false)
  expect(await shown(type, after)).toBe(await shown(type, bytes))
})

test.each(imageTypes)('a %s that is cut short or too large is refused', async (type) => {
  const bytes = await drawn(type)
  for (const part of [12, 20, 40, bytes.length - 4])
    expect(cleanImage(bytes.subarray(0, part))).toBeNull()
  // Wherever it is cut, it is judged and not stumbled over.
  const whole = laden[type](bytes)
  for (let length = 0; length < whole.length; length += 1) cleanImage(whole.subarray(0, length))
  expect(cleanImage(await drawn(type, 4_097, 2))).toBeNull()
  expect(cleanImage(Buffer.concat([bytes, Buffer.alloc(imageMostBytes)]))).toBeNull()
})

test('what only calls itself a picture is none', () => {
  for (const text of ['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '%PDF-1.5'])
    expect(cleanImage(Buffer.from(text))).toBeNull()
})

test('no bytes break it', async () => {
  const heads = await Promise.all(imageTypes.map((type) => drawn(type)))
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.nat(),
      fc.uint8Array({ maxLength: 60 }),
      (bytes, at, noise) => {
        const spoilt = Buffer.from(bytes)
        spoilt.set(noise.slice(0, spoilt.length), at % Math.max(1, spoilt.length - noise.length))
        const cleaned = cleanImage(spoilt)
        expect(cleaned === null || cleaned.bytes.length > 0).toBe(true)
      },
    ),
    { numRuns: 3_000 },
  )
})
