import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Contact, endsForGood, outcomes, type Step, takeStep } from './once-only.ts'
import { isSamePerson, type Person } from './same-person.ts'

const person = (name: string, account = name): Person => ({ account, name })
const [bo, kim, sam] = [person('bo'), person('kim'), person('sam')]
/** Two of them are one person with two accounts. */
const people = fc.constantFrom(bo, person('bo', 'bo 2'), kim, sam)
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
      let approvedBy: Person | null = null
      let sent = 0
      let stopped = false
      for (const step of tried) {
        const done = takeStep(contact, step)
        if (done.kind === 'not') continue
        if (step.kind === 'approve') approvedBy = step.who
        if (step.kind === 'send') {
          sent += 1
          expect(stopped).toBe(false)
          expect(approvedBy && isSamePerson(approvedBy, step.who)).toBe(false)
          expect(step.who.name).toBe(by.name)
        }
        if (step.kind === 'outcome' && !endsForGood(step.outcome))
          expect(step.who.name).toBe(by.name)
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
      const stopped = { kind: 'sent', by: bo, approvedBy: kim, outcome: 'stop' } as const
      const after = takeStep(stopped, step)
      if (after.kind === 'went') expect(after.contact).toEqual(stopped)
    }),
  )
})

test('anybody writes down that somebody said stop', () => {
  const sent = { kind: 'sent', by: bo, approvedBy: kim, outcome: null } as const
  for (const outcome of outcomes)
    expect(takeStep(sent, { kind: 'outcome', who: sam, outcome }).kind).toBe(
      endsForGood(outcome) ? 'went' : 'not',
    )
})

test('the whole way is possible', () => {
  const way: readonly Step[] = [
    { kind: 'approve', who: kim },
    { kind: 'send', who: bo },
    { kind: 'outcome', who: bo, outcome: 'no-answer' },
    { kind: 'outcome', who: bo, outcome: 'moved-to-chat' },
  ]
  let contact: Contact = { kind: 'waiting', by: bo }
  for (const step of way) {
    const done = takeStep(contact, step)
    expect(done.kind).toBe('went')
    if (done.kind === 'went') contact = done.contact
  }
  expect(contact).toMatchObject({ kind: 'sent', outcome: 'moved-to-chat' })
})
