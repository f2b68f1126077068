import { expect, test } from 'vitest'
import type { ConversationId } from '../../chain/member.ts'
import { nextToGreet, type WaitingPerson } from './waiting-person.ts'

const opened = { kind: 'opened', precheck: null, campaign: null } as const
const person = (name: string, change: Partial<WaitingPerson> = {}): WaitingPerson => ({
  conversation: name as ConversationId,
  name,
  line: 'self',
  sinceMs: 0,
  lost: false,
  answers: opened,
  ...change,
})

test('next is who waits longest and is there', () => {
  const away = person('away', { lost: true })
  const junk = person('junk', { answers: { kind: 'unopened' } })
  expect(nextToGreet([junk, away, person('one'), person('two')])?.name).toBe('one')
})

test('who is away is greeted when nobody else waits; what does not open never', () => {
  const away = person('away', { lost: true })
  const junk = person('junk', { answers: { kind: 'broken' } })
  expect(nextToGreet([junk, away])?.name).toBe('away')
  expect(nextToGreet([junk])).toBeNull()
  expect(nextToGreet([])).toBeNull()
})
