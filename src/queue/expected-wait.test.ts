import { expect, test } from 'vitest'
import { expectedWaitSeconds } from './expected-wait.ts'

test('under five claims nobody knows how long it takes', () => {
  expect(expectedWaitSeconds([])).toBe(null)
  expect(expectedWaitSeconds([5, 6, 7, 8])).toBe(null)
})

test('one long wait does not change what the others may expect', () => {
  expect(expectedWaitSeconds([60, 50, 40, 70, 9_000])).toBe(60)
})
