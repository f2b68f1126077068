import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromB64, toB64 } from './base64url.ts'

const bytes = fc.uint8Array({ maxLength: 200 })

test('bytes come back from their text, and the text is what Node writes', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const text = toB64(some)
      expect(text).toBe(Buffer.from(some).toString('base64url'))
      expect(fromB64(text)).toEqual(Uint8Array.from(some))
    }),
  )
})

test('one byte string has one spelling', () => {
  for (const wrong of ['AA==', 'AA=', 'AB', 'A', 'AAAAA', 'A A', 'AA\n', 'A+', 'A/', 'é', 'AAB']) {
    expect(fromB64(wrong)).toBe(null)
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = fromB64(text)
      if (read) expect(toB64(read)).toBe(text)
    }),
  )
})
