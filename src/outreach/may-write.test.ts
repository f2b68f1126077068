import { describe, expect, test } from 'vitest'
import { mayApprove, mayAsk, maySend, mayWriteNow } from './may-write.ts'

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

describe('who may be a minor', () => {
  const maybe = { minor: true, minorReason: '' }

  test('is not asked about without a protocol, nor without a reason under it', () => {
    expect(mayAsk(maybe, null)).toBe('minor')
    expect(mayAsk({ ...maybe, minorReason: 'Zoals punt 2 zegt.' }, null)).toBe('minor')
    expect(mayAsk(maybe, 3)).toBe('minor-reason')
    expect(mayAsk({ ...maybe, minorReason: 'Zoals punt 2 zegt.' }, 3)).toBeNull()
    expect(mayAsk({ minor: false, minorReason: '' }, null)).toBeNull()
  })

  test('is let through by somebody who read the protocol that holds now', () => {
    expect(mayApprove(true, null, 3)).toBe('protocol-unread')
    expect(mayApprove(true, 2, 3)).toBe('protocol-unread')
    expect(mayApprove(true, 3, 3)).toBeNull()
    expect(mayApprove(true, 3, null)).toBe('minor')
    expect(mayApprove(false, null, null)).toBeNull()
  })

  test('gets nothing once the protocol is withdrawn or another one', () => {
    expect(maySend(true, 3, 3)).toBeNull()
    expect(maySend(true, 3, null)).toBe('minor')
    expect(maySend(true, 3, 4)).toBe('minor')
    expect(maySend(true, null, null)).toBe('minor')
    expect(maySend(false, null, null)).toBeNull()
  })
})
