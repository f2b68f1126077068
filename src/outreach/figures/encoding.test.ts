import { expect, test } from 'vitest'
import { judgeEncoding } from './encoding.ts'

const verdict = (...pieces: readonly Uint8Array[]) => {
  const judge = judgeEncoding()
  for (const piece of pieces) judge.see(piece)
  return judge.verdict()
}
const utf8 = (text: string) => Buffer.from(text, 'utf8')

test('the letters of a file are known with and without a mark', () => {
  expect(verdict(utf8('dag;café\n'))).toBe('utf-8')
  expect(verdict(utf8('\ufeffdag;café\n'))).toBe('utf-8')
  expect(verdict(Buffer.from('\ufeffdag;café\n', 'utf16le'))).toBe('utf-16le')
  expect(verdict(Buffer.from('dag;naam\n', 'utf16le'))).toBe('utf-16le')
  expect(verdict(Buffer.from('dag;naam\n', 'utf16le').swap16())).toBe('utf-16be')
  expect(verdict(Buffer.from('dag;café\n', 'latin1'))).toBe('windows-1252')
  expect(verdict()).toBe('utf-8')
})

test('one letter far down decides, also when a piece cuts through it', () => {
  const plain = utf8('a'.repeat(100_000))
  const letter = utf8('é')
  expect(verdict(plain, letter.subarray(0, 1), letter.subarray(1))).toBe('utf-8')
  expect(verdict(plain, Buffer.from([0xe9]), plain)).toBe('windows-1252')
  expect(verdict(plain, letter.subarray(0, 1))).toBe('windows-1252')
})
