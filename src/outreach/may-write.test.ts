import { expect, test } from 'vitest'
import { mayAsk, mayWriteNow } from './may-write.ts'

const open = { kind: 'open', waitSeconds: null } as const

test('nobody is written to in the evening, at night or on a holiday', () => {
  // In winter Dutch clocks are one hour ahead of UTC, in summer two.
  for (const [moment, may] of [
    ['2026-11-23T08:59:00Z', 'quiet'],
    ['2026-11-23T09:00:00Z', null],
    ['2026-11-23T19:59:00Z', null],
    ['2026-11-23T20:00:00Z', 'quiet'],
    ['2026-07-06T18:59:00Z', null],
    ['2026-07-06T19:00:00Z', 'quiet'],
    ['2026-12-25T12:00:00Z', 'quiet'],
  ] as const)
    expect(mayWriteNow(new Date(moment), open), moment).toBe(may)
})

test('nobody is written to while nobody can answer in the chat', () => {
  const noon = new Date('2026-11-23T12:00:00Z')
  for (const chat of [
    { kind: 'closed', opensAt: null },
    { kind: 'full' },
    { kind: 'unknown' },
  ] as const)
    expect(mayWriteNow(noon, chat)).toBe('no-chat')
})

test('who may be a minor is not written to without an agreement', () => {
  expect(mayAsk({ minor: true })).toBe('minor')
  expect(mayAsk({ minor: true }, 'agreed')).toBeNull()
  expect(mayAsk({ minor: false })).toBeNull()
})
