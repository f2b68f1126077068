import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, fromUtf8, readUint, sameBytes, sha256, uint, utf8 } from './notation.ts'

test('integers are big-endian and come back', () => {
  expect([...uint(4, 0x01020304)]).toEqual([1, 2, 3, 4])
  expect([...uint(8, Number.MAX_SAFE_INTEGER)]).toEqual([0, 31, 255, 255, 255, 255, 255, 255])
  fc.assert(
    fc.property(fc.maxSafeNat(), (n) => {
      expect(readUint(uint(8, n), 0, 8)).toBe(n)
      expect(readUint(concat(Uint8Array.of(9), uint(4, n % 2 ** 32)), 1, 4)).toBe(n % 2 ** 32)
    }),
  )
})

test('a number that does not fit is refused', () => {
  for (const n of [-1, 0.5, 65_536, Number.NaN]) expect(() => uint(2, n)).toThrow(RangeError)
})

test('text is exact UTF-8, byte order mark and all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fromUtf8(utf8(text))).toBe(text)
    }),
  )
  expect(fromUtf8(utf8('\ufeffhoi'))).toBe('\ufeffhoi')
  expect(fromUtf8(Uint8Array.of(0xc3))).toBe(null)
})

test('H is SHA-256', async () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' // FIPS 180-4 example
  expect(Buffer.from(await sha256(utf8('abc'))).toString('hex')).toBe(abc)
})

test('bytes are the same only in whole', () => {
  expect(sameBytes(utf8('ab'), utf8('ab'))).toBe(true)
  expect(sameBytes(utf8('ab'), utf8('abc'))).toBe(false)
  expect(sameBytes(utf8('ab'), utf8('aa'))).toBe(false)
})
