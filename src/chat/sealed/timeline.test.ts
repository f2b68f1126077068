import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../chain/member.ts'
import {
  type Arrived,
  emptyTimeline,
  fits,
  joinAt,
  missing,
  place,
  type Timeline,
} from './timeline.ts'

const her = 'her' as MemberId
const noor = 'noor' as MemberId

/** One text as it arrives; every field can be bent. */
function said(
  seq: number,
  bend: Partial<Arrived> & { counter?: number; last?: [number, string] } = {},
): Arrived {
  const { counter = seq, last = [0, ''], ...rest } = bend
  const content = {
    kind: 'text',
    text: `text ${seq}`,
    sentAtMs: 1,
    source: 's',
    counter,
    lastSeq: last[0],
    lastHash: last[1],
  } as const
  return { seq, hash: `h${seq}`, sender: her, clientId: `c${seq}`, epoch: 0, content, ...rest }
}

const placed = (...arrived: Arrived[]): Timeline => arrived.reduce(place, emptyTimeline())
const kinds = (timeline: Timeline) =>
  timeline.entries.map((entry) => ('why' in entry ? `${entry.kind} ${entry.why}` : entry.kind))

describe('a timeline', () => {
  test('keeps frames in their order and knows the last one', () => {
    const timeline = placed(said(1), said(2, { last: [1, 'h1'] }), said(3, { last: [2, 'h2'] }))
    expect(kinds(timeline)).toEqual(['text', 'text', 'text'])
    expect(timeline.head).toBe(3)
    expect(timeline.hashes.get(3)).toBe('h3')
  })

  test('takes the same frame once, however often it is pushed', () => {
    expect(kinds(placed(said(1), said(1), said(2), said(1)))).toEqual(['text', 'text'])
  })

  test('shows a gap where the log leaves a number out', () => {
    expect(fits(placed(said(1)), 3, 'h3')).toBe('ahead')
    expect(kinds(placed(said(1), said(3, { counter: 2 })))).toEqual(['text', 'gap missing', 'text'])
  })

  test('shows a gap where a sender counted on and her words did not come', () => {
    expect(kinds(placed(said(1), said(2, { counter: 3 })))).toEqual(['text', 'gap missing', 'text'])
  })

  test('shows that two words of one sender changed places', () => {
    const timeline = placed(said(1, { counter: 2 }), said(2, { counter: 1 }))
    expect(kinds(timeline)).toEqual(['gap missing', 'text', 'gap order', 'text'])
  })

  test('refuses a second message in the same place of a count', () => {
    const timeline = placed(said(1), said(2, { counter: 1, clientId: 'other' }))
    expect(kinds(timeline)).toEqual(['text', 'unopened repeated'])
  })

  test('refuses an old message played again under a new number', () => {
    expect(kinds(placed(said(1), said(2, { ...said(1), seq: 2, hash: 'h2' })))).toEqual([
      'text',
      'unopened repeated',
    ])
  })

  test('lets every source of every sender count for itself', () => {
    const other = said(2, { sender: noor, counter: 1 })
    const tab = said(3)
    const content = { ...tab.content, source: 'other tab', counter: 1 } as Arrived['content']
    expect(kinds(placed(said(1), other, { ...tab, content }))).toEqual(['text', 'text', 'text'])
  })

  test('shows where a sender held another frame under the same number', () => {
    const timeline = placed(said(1), said(2, { sender: noor, counter: 1, last: [1, 'other'] }))
    expect(kinds(timeline)).toEqual(['text', 'gap history', 'text'])
  })

  test('shows a sender who claims to have held what comes after her own words', () => {
    expect(kinds(placed(said(1, { last: [1, 'h1'] })))).toEqual(['gap history', 'text'])
  })

  test('keeps the first frame when another one comes under its number, and says so', () => {
    const timeline = placed(said(1), said(1, { hash: 'other', clientId: 'other' }))
    expect(kinds(timeline)).toEqual(['text', 'gap history'])
    expect(timeline.hashes.get(1)).toBe('h1')
  })

  test('shows words that come after all, in the place where they came', () => {
    const timeline = placed(said(1), said(3, { counter: 2 }), said(2, { counter: 3 }))
    expect(kinds(timeline)).toEqual(['text', 'gap missing', 'text', 'gap order', 'text'])
  })

  test('never drops what does not open', () => {
    const unopened = { kind: 'unopened', why: 'broken' } as const
    expect(kinds(placed(said(1, { content: unopened }), said(2, { counter: 1 })))).toEqual([
      'unopened broken',
      'text',
    ])
  })

  test('sums up what was said before this member came', () => {
    const earlier = { content: { kind: 'earlier' } } as const
    const timeline = placed(said(1, earlier), said(2, earlier), said(3, { counter: 7 }))
    expect(timeline.entries[0]).toMatchObject({ kind: 'earlier', count: 2 })
    expect(kinds(timeline)).toEqual(['earlier', 'text'])
  })

  test('begins where a colleague who came later may read, and calls no gap what was before', () => {
    const timeline = place(joinAt(emptyTimeline(), 5), said(5))
    expect(timeline.entries[0]).toMatchObject({ kind: 'earlier', count: 4 })
    expect(kinds(timeline)).toEqual(['earlier', 'text'])
    expect(joinAt(timeline, 9)).toBe(timeline)
    expect(joinAt(emptyTimeline(), Number.NaN)).toEqual(emptyTimeline())
  })

  test('says once that the log ends too early', () => {
    expect(kinds(missing(missing(placed(said(1)), 4), 4))).toEqual(['text', 'gap missing'])
  })
})
