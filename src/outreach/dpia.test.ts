import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { dpia, dpiaDocument } from './dpia.ts'
import { writingHours } from './may-write.ts'

/** What two persons agreed to under each name. A line is added, never changed: else their agreement is to nothing. */
const digests: Readonly<Record<string, string>> = {
  '2026-11-22-1': 'c4a573227c50b1b32a053e34c61b55ab',
  '2026-11-22-2': '8e279093049df8804523b27e2df2107c',
  '2026-11-22-3': '0c34236bcabb3da38ea1394760498f6c',
  '2026-11-22-4': '7dc8892390da43d28aa588f22594da36',
  '2026-11-22-5': '85f0e6eaa07fa247ba404e9dc779dc69',
}

test('another text is another document', () => {
  const text = JSON.stringify([dpia, writingHours])
  expect(createHash('sha256').update(text).digest('hex').slice(0, 32)).toBe(digests[dpiaDocument])
})

test('the document says purpose, ground, data, how long, risks and measures', () => {
  expect(dpia.sections.map(({ heading }) => heading)).toEqual(
    expect.arrayContaining([
      'Doel',
      'Grondslag',
      'Welke gegevens',
      'Hoe lang',
      'Risico’s',
      'Maatregelen',
    ]),
  )
})
