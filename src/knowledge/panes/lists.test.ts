import { describe, expect, test } from 'vitest'
import type { PageLine } from '../exchange.ts'
import { changesBetween, folded } from './change-list.ts'
import { everyPage, filterPages, statesOfLine } from './page-filter.ts'
import { tasksIn } from './tasks.ts'
import { printWhere, readWhere } from './where.ts'

const published = {
  version: 3,
  state: 'live',
  on: '2026-08-22',
  concept: false,
  outdated: false,
  from: null,
  until: null,
} as const
const line = (change: Partial<PageLine> = {}): PageLine => ({
  place: { language: 'nl', section: 'youth', slug: '3' },
  id: 'j-3',
  title: 'Krijg ik straf?',
  published,
  draft: null,
  review: '2027-05-22',
  legal: false,
  asks: [],
  ...change,
})
const draft = (state: 'draft' | 'review', by: string) => ({ state, revision: 1, by: [by] })

describe('what is to be done', () => {
  const today = '2026-11-22'
  const kinds = (page: PageLine) => tasksIn([page], today, 'Noor').map(({ kind }) => kind)

  test('is to look at what a colleague sent, never at her own', () => {
    expect(kinds(line({ draft: draft('review', 'Sam') }))).toEqual(['review'])
    expect(kinds(line({ draft: draft('review', 'Noor') }))).toEqual([])
    expect(kinds(line({ draft: draft('draft', 'Sam') }))).toEqual([])
  })

  test('is to answer an expert by experience, who is not told to answer herself', () => {
    expect(kinds(line({ asks: ['Jay'] }))).toEqual(['answer'])
    expect(kinds(line({ asks: ['Noor'] }))).toEqual([])
  })

  test('is to look again in time, and at law that left its readers', () => {
    expect(kinds(line({ review: '2026-11-21' }))).toEqual(['overdue'])
    expect(kinds(line({ review: '2026-12-01' }))).toEqual(['due-soon'])
    expect(kinds(line({ review: '2026-11-21', legal: true }))).toEqual(['withdrawn-by-date'])
  })

  test('is to translate again, and to have law checked', () => {
    const both = line({ legal: true, published: { ...published, concept: true, outdated: true } })
    expect(kinds(both)).toEqual(['outdated', 'concept-law'])
  })
})

describe('the list of pages', () => {
  test('is found by any part of a title, an id or an address, accents or not', () => {
    const pages = [line(), line({ title: 'Idée', place: { ...line().place, slug: '12' } })]
    const found = (words: string) => filterPages(pages, { ...everyPage, words }).length
    expect(['straf', 'J-3', '/j/12', 'idee', 'straf krijg', 'niets'].map(found)).toEqual([
      1, 2, 1, 1, 1, 0,
    ])
  })

  test('stands by number, not by letter', () => {
    const slugs = ['10', '9', '1'].map((slug) => line({ place: { ...line().place, slug } }))
    expect(filterPages(slugs, everyPage).map(({ place }) => place.slug)).toEqual(['1', '9', '10'])
  })

  test('tells what readers see and what happens to the draft, and is found by either', () => {
    expect(statesOfLine(line())).toEqual(['live'])
    const both = line({ draft: draft('draft', 'Sam') })
    expect(statesOfLine(both)).toEqual(['live', 'draft'])
    for (const state of ['live', 'draft'] as const)
      expect(filterPages([both], { ...everyPage, state })).toHaveLength(1)
    expect(filterPages([both], { ...everyPage, state: 'withdrawn' })).toEqual([])
    expect(statesOfLine(line({ draft: draft('draft', 'Sam'), published: null }))).toEqual(['new'])
    expect(statesOfLine(line({ draft: draft('review', 'Sam'), published: null }))).toEqual([
      'review',
    ])
  })
})

describe('what changed', () => {
  test('in a rewritten line is told word by word, and elsewhere line by line', () => {
    const before = 'Je krijgt soms straf.\n\nBel ons.\n'
    const after = 'Je krijgt vaak straf.\n\nBel ons.\n\nOf chat.\n'
    expect(changesBetween(before, after)).toEqual([
      expect.objectContaining({ kind: 'changed' }),
      { kind: 'same', line: 'Bel ons.' },
      { kind: 'new', line: 'Of chat.' },
    ])
    expect(changesBetween('Appels.', 'Bel morgen iemand op.').map(({ kind }) => kind)).toEqual([
      'gone',
      'new',
    ])
  })

  test('is shown without the long stretches that stayed', () => {
    const lines = Array.from({ length: 9 }, (_, at) => `regel ${at}`)
    const shown = folded(changesBetween(lines.join('\n'), [...lines, 'nieuw'].join('\n')))
    expect(shown).toEqual([
      { kind: 'folded', lines: 8 },
      { kind: 'same', line: 'regel 8' },
      { kind: 'new', line: 'nieuw' },
    ])
  })
})

test('where she is stands in the fragment and comes back from it', () => {
  const place = { language: 'en', section: 'relatives', slug: 'praten' } as const
  for (const where of [
    { kind: 'pages' },
    { kind: 'page', place },
    { kind: 'facts', language: 'ar' },
  ] as const)
    expect(readWhere(printWhere(where))).toEqual(where)
  expect(readWhere('#/pagina/nl/youth/praten')).toEqual({ kind: 'pages' })
  expect(readWhere('#/__proto__')).toEqual({ kind: 'pages' })
})
