import { expect, test } from 'vitest'
import { unwrapBytes } from './wrapping.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

test('AES-256-GCM agrees with McGrew & Viega, test case 16', () => {
  const key = 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'
  const nonce = 'cafebabefacedbaddecaf888'
  const aad = 'feedfacedeadbeeffeedfacedeadbeefabaddad2'
  const ciphertext =
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
    '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662'
  const tag = '76fc6ece0f4e1768cddf8853bb2d551b'
  const plaintext =
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
    '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39'
  const wrapped = Buffer.concat([hex(nonce), hex(ciphertext), hex(tag)])
  expect(unwrapBytes(hex(key), hex(aad), wrapped)).toEqual(hex(plaintext))
  expect(unwrapBytes(hex(key), hex('00'), wrapped)).toBe(null)
})
