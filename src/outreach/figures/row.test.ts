import { expect, test } from 'vitest'
import { gather } from './gathering.ts'
import type { Mapping } from './mapping.ts'
import { findCreative, type NamedCreative, outsideCampaign } from './names.ts'
import { rowReader } from './row.ts'

const creative = (
  id: number,
  variant: string,
  codes: string[],
  channel = 'Instagram',
): NamedCreative => ({
  ...{ id, variant, codes, channel, campaign: 'Geldezel', language: 'nl' },
  ...{ startsOn: '2026-11-01', endsOn: '2026-11-20' },
})
const creatives = [
  creative(1, 'A', ['7fk2mq', 'aaaaa1']),
  creative(2, 'B', ['c4w9dx']),
  creative(3, 'C', []),
  creative(4, 'C', [], 'TikTok'),
]
const find = findCreative(creatives)
const outside = outsideCampaign(creatives)
const mapping: Mapping = {
  ...{ day: 0, until: 1, name: 2, shown: 3, clicked: 4, cost: 5, currency: 6 },
  ...{ dayOrder: 'dmy', decimal: ',' },
}
const read = rowReader({ mapping, columns: 7, today: '2026-11-22', find, outside })
const row = (change: Readonly<Record<number, string>> = {}) =>
  ['3-11-2026', '3-11-2026', 'Geldezel A', '1.200', '34', '12,50', 'EUR'].map(
    (cell, at) => change[at] ?? cell,
  )
const why = (change: Readonly<Record<number, string>>) => {
  const answer = read(row(change))
  return answer.kind === 'refused' ? [answer.field, answer.word] : answer.kind
}

test('a day before or after the campaign does not count, its first and last day do', () => {
  expect(why({ 0: '1-11-2026', 1: '1-11-2026' })).toBe('row')
  expect(why({ 0: '20-11-2026', 1: '20-11-2026' })).toBe('row')
  const outside = ['day', 'outside-campaign']
  expect(why({ 0: '31-10-2026', 1: '31-10-2026' })).toEqual(outside)
  expect(why({ 0: '21-11-2026', 1: '21-11-2026' })).toEqual(outside)
})

test('a row is about one creative on one day', () => {
  const figures = { kind: 'row', day: '2026-11-03', shown: 1_200, clicked: 34, costCents: 1_250 }
  expect(read(row())).toEqual({ ...figures, creative: 1 })
  expect(read([...row(), '', ''])).toEqual({ ...figures, creative: 1 })
})

test('every row that does not count says which column, and why', () => {
  expect(why({ 0: 'week 45' })).toEqual(['day', 'not-a-day'])
  expect(why({ 0: '3-12-2026' })).toEqual(['day', 'in-the-future'])
  expect(why({ 0: '3-12-2019' })).toEqual(['day', 'too-old'])
  expect(why({ 1: '9-11-2026' })).toEqual(['until', 'more-days'])
  expect(why({ 1: 'zondag' })).toEqual(['until', 'not-a-day'])
  expect(why({ 2: '' })).toEqual(['name', 'no-name'])
  expect(why({ 2: 'Iets anders' })).toEqual(['name', 'unknown-name'])
  expect(why({ 2: 'Geldezel C' })).toEqual(['name', 'two-of-that-name'])
  expect(why({ 3: '1,2E+06' })).toEqual(['shown', 'not-a-count'])
  expect(why({ 4: 'x' })).toEqual(['clicked', 'not-a-count'])
  expect(why({ 4: '1.201' })).toEqual(['clicked', 'more-clicked-than-shown'])
  expect(why({ 5: '12.50' })).toEqual(['cost', 'not-an-amount'])
  expect(why({ 3: '9999999999' })).toEqual(['shown', 'too-large'])
  expect(why({ 6: 'USD' })).toEqual(['currency', 'not-euros'])
  expect(why({ 3: '', 4: '-', 5: '' })).toEqual([null, 'empty'])
  expect(why({ 2: 'Total of 4 results' })).toEqual([null, 'total'])
  expect(read(['3-11-2026', 'Geldezel A'])).toMatchObject({ word: 'columns' })
  expect(read([''])).toMatchObject({ word: 'columns' })
})

test('a day that ends where the next begins is one day', () => {
  expect(why({ 0: '2026-11-03T00:00:00+01:00', 1: '2026-11-04T00:00:00+01:00' })).toBe('row')
  expect(why({ 0: '2026-11-03 00:00:00', 1: '2026-11-03 23:59:59' })).toBe('row')
  expect(why({ 1: '4-11-2026' })).toEqual(['until', 'more-days'])
})

test('a creative is known by the code of its link wherever that stands, else by campaign and letter', () => {
  expect(find('c4w9dx')).toBe(2)
  expect(find('https://keerpunt.chat/c/7fk2mq?utm_source=x')).toBe(1)
  expect(find('Gesprek (C4W9DX) kort')).toBe(2)
  expect(find('geldezel – B')).toBe(2)
  expect(find('Geldezel C TikTok')).toBe(4)
  expect(find('7fk2mq of c4w9dx')).toBe('several')
  expect(find('7fk2mq en aaaaa1')).toBe(1)
  expect(find('Geldezel')).toBe('none')
  expect(find('constructor')).toBe('none')
})

test('what a platform splits over several rows is added up, once', () => {
  const gathering = gather()
  const figures = { creative: 2, day: '2026-11-03', shown: 10, clicked: 1, costCents: 50 }
  gathering.add(figures)
  gathering.add({ ...figures, creative: 1 })
  gathering.add({ ...figures, day: '2026-11-02' })
  gathering.add({ ...figures, shown: 5, clicked: 0, costCents: 25 })
  expect(gathering.days()).toEqual([
    { ...figures, creative: 1 },
    { ...figures, day: '2026-11-02' },
    { ...figures, shown: 15, clicked: 1, costCents: 75 },
  ])
})
