import { expect, test } from 'vitest'
import { type LinkCounts, shownCounts } from './shown-counts.ts'
import { noCounts } from './stage.ts'

const link = (code: string, counts: Partial<LinkCounts>): LinkCounts => ({
  ...noCounts,
  ...{ code, variant: 'A', region: null },
  ...counts,
})

test('visits are shown as they are; what comes after one only where it is no single person', () => {
  const shown = shownCounts([
    link('a', { visit: 40, test: 9, chat: 6 }),
    link('b', { visit: 3, test: 1, chat: 1 }),
  ])
  expect(shown.all).toMatchObject({ visit: 43, test: 10, chat: 7, handover: null })
  expect(shown.links.get('a')).toMatchObject({ visit: 40, test: null, chat: null })
  expect(shown.links.get('b')).toMatchObject({ visit: 3, test: null, chat: null })
})

test('a link that nobody followed hides nothing of the others', () => {
  const shown = shownCounts([link('a', { visit: 40, chat: 6 }), link('b', { variant: 'B' })])
  expect(shown.links.get('a')?.chat).toBe(6)
  expect(shown.variants.get('B')).toEqual(noCounts)
})

test('a campaign of which nothing was counted says nought', () => {
  expect(shownCounts([]).all).toEqual(noCounts)
  expect(shownCounts([link('a', {})]).all).toEqual(noCounts)
})
