import { expect, test } from 'vitest'
import { ageTone, formatAge } from './age.ts'

test('an age is told in whole days', () => {
  expect([-1, 0, 1, 2, 30].map(formatAge)).toEqual([
    'vandaag',
    'vandaag',
    'gisteren',
    '2 dagen',
    '30 dagen',
  ])
})

test('amber from two days, red from five', () => {
  expect([0, 1, 2, 4, 5, 29].map(ageTone)).toEqual(['', '', 'late', 'late', 'overdue', 'overdue'])
})
