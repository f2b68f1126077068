import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Contact, outcomes, type Step, takeStep } from './once-only.ts'

const people = fc.constantFrom('bo', 'kim', 'sam')
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('approve', 'refuse', 'withdraw', 'send'), who: people }),
  fc.record({
    kind: fc.constant('outcome' as const),
    who: people,
    outcome: fc.constantFrom(...outcomes),
  }),
  fc.constant({ kind: 'stop' } as const),
  fc.constant({ kind: 'expire' } as const),
)

test('whatever is tried in whatever order: at most one message, after another’s eyes, never after stop', () => {
  fc.assert(
    fc.property(people, fc.array(steps, { maxLength: 40 }), (by, tried) => {
      let contact: Contact = { kind: 'waiting', by }
      let approvedBy: string | null = null
      let sent = 0
      let stopped = false
      for (const step of tried) {
        const done = takeStep(contact, step)
        if (done.kind === 'not') continue
        if (step.kind === 'approve') approvedBy = step.who
        if (step.kind === 'send') {
          sent += 1
          expect(stopped).toBe(false)
          expect(approvedBy).not.toBeNull()
          expect(approvedBy).not.toBe(step.who)
          expect(step.who).toBe(by)
        }
        if (step.kind === 'stop') stopped = true
        // Approved words can be sent by hand: then forgetting whom they were for would let her be written to again.
        if (done.contact.kind === 'closed')
          expect(done.contact.counts).toBe(approvedBy !== null && !stopped)
        contact = done.contact
      }
      expect(sent).toBeLessThanOrEqual(1)
    }),
    { numRuns: 3_000 },
  )
})

test('what is closed stays closed, and stop is not unsaid', () => {
  fc.assert(
    fc.property(steps, (step) => {
      expect(takeStep({ kind: 'closed', why: 'refused', counts: false }, step).kind).toBe('not')
      const stopped = { kind: 'sent', by: 'bo', approvedBy: 'kim', outcome: 'stop' } as const
      const after = takeStep(stopped, step)
      if (after.kind === 'went') expect(after.contact).toEqual(stopped)
    }),
  )
})

test('the whole way is possible', () => {
  const way: readonly Step[] = [
    { kind: 'approve', who: 'kim' },
    { kind: 'send', who: 'bo' },
    { kind: 'outcome', who: 'bo', outcome: 'no-answer' },
    { kind: 'outcome', who: 'bo', outcome: 'moved-to-chat' },
  ]
  let contact: Contact = { kind: 'waiting', by: 'bo' }
  for (const step of way) {
    const done = takeStep(contact, step)
    expect(done.kind).toBe('went')
    if (done.kind === 'went') contact = done.contact
  }
  expect(contact).toMatchObject({ kind: 'sent', outcome: 'moved-to-chat' })
})
