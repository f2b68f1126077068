import { expect, test } from 'vitest'
import { addressForms, formsOf, words } from './needles.ts'
import { createScanner } from './scan.ts'

const canary = 'kanarie-7f3q'
const found = async (...pieces: readonly (string | Buffer)[]) => {
  const scanner = createScanner([
    ...formsOf(words('canary', canary)),
    ...addressForms('address', '127.93.41.7'),
  ])
  await scanner.stretch(pieces.map((piece) => Buffer.from(piece as string)))
  return [...scanner.found().keys()]
}

test('a scan finds words however they are written down', async () => {
  expect(await found(`… ${canary} …`)).toEqual(['canary'])
  expect(await found(Buffer.from(`… ${canary} …`, 'utf16le'))).toEqual(['canary, UTF-16'])
  expect(await found(Buffer.from(canary).toString('hex'))).toEqual(['canary, as text'])
  for (const before of ['', 'a', 'ab', 'abc'])
    for (const form of ['base64', 'base64url'] as const) {
      const text = Buffer.from(`${before}${canary}ÿþ?>`).toString(form)
      expect(await found(`"${text}"`)).toEqual(['canary, as text'])
      expect(await found(Buffer.from(text, 'utf16le'))).toEqual(['canary, as UTF-16 text'])
    }
})

test('a scan finds what lies across two pieces, once', async () => {
  for (let cut = 1; cut < canary.length; cut++)
    expect(await found(`..${canary.slice(0, cut)}`, `${canary.slice(cut)}..`)).toEqual(['canary'])
  const scanner = createScanner(formsOf(words('canary', canary)))
  await scanner.stretch([Buffer.from(`${canary}.`), Buffer.from(`.${canary}`)])
  expect(scanner.found().get('canary')).toBe(2)
})

test('a scan finds an address as text, in sockets and as inet, and nothing where there is nothing', async () => {
  const four = Buffer.of(127, 93, 41, 7)
  expect(await found('::ffff:127.93.41.7')).toEqual(['address'])
  expect(await found(Buffer.concat([Buffer.of(0, 0, 255, 255), four]))).toHaveLength(1)
  expect(await found(Buffer.concat([Buffer.of(2, 32), four]))).toEqual(['address, as inet'])
  expect(await found('kanarie-7f3', 'r', '127.93.41.8')).toEqual([])
})
