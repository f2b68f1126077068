import { expect, test } from 'vitest'
import { formatSpan, isoSpan, isTooLong } from './waiting-time.ts'

test('a waiting time reads as minutes and seconds, with hours only when there are hours', () => {
  expect(formatSpan(0)).toBe('0:00')
  expect(formatSpan(22_999)).toBe('0:22')
  expect(formatSpan(252_000)).toBe('4:12')
  expect(formatSpan(3_727_000)).toBe('1:02:07')
})

test('a clock that jumped back never shows a negative time', () => {
  expect(formatSpan(-5_000)).toBe('0:00')
  expect(isoSpan(-5_000)).toBe('PT0M0S')
})

test('machines read the same span', () => {
  expect(isoSpan(252_000)).toBe('PT4M12S')
})

test('more than three minutes is too long, three minutes is not yet', () => {
  expect(isTooLong(180_000)).toBe(false)
  expect(isTooLong(180_001)).toBe(true)
})
