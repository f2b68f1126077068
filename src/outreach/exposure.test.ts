import { expect, test } from 'vitest'
import { lookedOn, wholeMinutes } from './exposure.ts'

test('time counts while the screen is seen, and never backwards', () => {
  let ms = lookedOn(0, 60_000, true)
  ms = lookedOn(ms, 3_600_000, false)
  ms = lookedOn(ms, -5_000, true)
  ms = lookedOn(ms, 59_999, true)
  expect(wholeMinutes(ms)).toBe(1)
})
