import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filesIn } from './test-unzip.ts'
import { withFile, zip } from './zip.ts'

test('every file comes out as it went in', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      const files = texts.map((text, at) => ({ name: `${at}.txt`, bytes: Buffer.from(text) }))
      expect(filesIn(zip(files))).toEqual(
        Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])),
      )
    }),
  )
})

test('the same files make the same archive', () => {
  const files = [{ name: 'a.txt', bytes: Buffer.from('Hoi') }]
  expect(zip(files)).toEqual(zip(files))
})

test('one more file can be laid into it', () => {
  const [first, second] = ['Hoi', 'Dag'].map((text, at) => ({
    name: `${at}.txt`,
    bytes: Buffer.from(text),
  }))
  if (first && second) expect(withFile(zip([first]), second)).toEqual(zip([first, second]))
})
