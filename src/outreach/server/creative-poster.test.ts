import fc from 'fast-check'
import { expect, test } from 'vitest'
import { creativePoster } from './creative-poster.ts'

const drawn = { alt: '', language: 'nl', address: 'https://keerpunt.example/c/demaaa' }
const pagesOf = (bytes: Uint8Array | null) =>
  Buffer.from(bytes ?? [])
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length

test('whatever a creative says fits on one sheet', async () => {
  const long = [
    'a'.repeat(600),
    'Nee. '.repeat(120),
    'ja\n'.repeat(200),
    `${'m'.repeat(59)} `.repeat(10),
  ]
  for (const says of [...long, 'Nee', 'Één “ja” – € 5'])
    for (const size of ['a4', 'a3'] as const)
      expect(pagesOf(await creativePoster(size, { ...drawn, says }))).toBe(1)
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 600 }), async (says) => {
      expect(pagesOf(await creativePoster('a4', { ...drawn, says }))).toBe(1)
    }),
    { numRuns: 40 },
  )
})

test('a poster is the same whenever it is made, and names its language', async () => {
  const [one, other] = [
    await creativePoster('a4', { ...drawn, says: 'Jouw pas.' }),
    await creativePoster('a4', { ...drawn, says: 'Jouw pas.' }),
  ]
  expect(one).toEqual(other)
  expect(Buffer.from(one ?? []).toString('latin1')).toMatch(/\/Lang \(nl\)/)
})

test('what no PDF reader has letters for is no PDF', async () => {
  for (const says of ['بطاقتك لك', 'Nee 🙅', 'Łódź'])
    expect(await creativePoster('a4', { ...drawn, says })).toBeNull()
})
