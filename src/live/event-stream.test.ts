import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LiveEvent } from './event-stream.ts'
import { createEventReader, encodeEvent, StreamTooWideError } from './event-stream.ts'

describe('an event stream', () => {
  test('arrives whole however the network cuts it', () => {
    const event = fc.record({
      name: fc.stringMatching(/^[a-z]{1,10}$/),
      data: fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9 _-]{0,60}$/),
    })
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 8 }),
        fc.array(fc.nat(40), { maxLength: 30 }),
        (events, cuts) => {
          const text = events.map((one) => `${encodeEvent(one)}: beat\n\n`).join('')
          const heard: LiveEvent[] = []
          const read = createEventReader((one) => heard.push(one))
          let at = 0
          for (const cut of cuts) {
            read(text.slice(at, at + cut))
            at += cut
          }
          read(text.slice(at))
          expect(heard).toEqual(events)
        },
      ),
    )
  })

  test('that never ends a line is refused before it fills the memory', () => {
    const read = createEventReader(() => {}, 100)
    expect(() => read('x'.repeat(101))).toThrow(StreamTooWideError)
  })
})
