import { expect, test } from 'vitest'
import { createWordCounts } from './counting.ts'

const times = (count: number, work: () => void) => {
  for (let at = 0; at < count; at++) work()
}

test('a word is given out from the fifth time on, and once', () => {
  const counts = createWordCounts(() => '2026-11-22')
  times(4, () => counts.add('nl', ['boete', 'drop']))
  expect(counts.ripe()).toEqual([])
  counts.add('nl', ['boete'])
  expect(counts.ripe()).toEqual([{ day: '2026-11-22', language: 'nl', word: 'boete', count: 5 }])
  expect(counts.ripe()).toEqual([])
})

test('what stays below five is forgotten with its day', () => {
  let today = '2026-11-22'
  const counts = createWordCounts(() => today)
  times(4, () => counts.add('nl', ['boete']))
  today = '2026-11-23'
  expect(counts.ripe()).toEqual([])
  times(4, () => counts.add('nl', ['boete']))
  expect(counts.ripe()).toEqual([])
})

test('what could not be written is given out again', () => {
  const counts = createWordCounts(() => '2026-11-22')
  times(5, () => counts.add('ar', ['غرامة']))
  counts.restore(counts.ripe())
  expect(counts.ripe()).toEqual([{ day: '2026-11-22', language: 'ar', word: 'غرامة', count: 5 }])
})
