import { expect, test } from 'vitest'
import type { EpochMember } from '../../chain/epoch.ts'
import type { KeyHash, MemberId } from '../../chain/member.ts'
import { unknownSurroundings, watchAlone, withPresence } from './surroundings.ts'

const her = 'her' as MemberId
const noor = 'noor' as MemberId
const key = 'key' as KeyHash
const both: readonly EpochMember[] = [
  { id: her, kind: 'visitor', key },
  { id: noor, kind: 'staff', key },
]
const here = (member: MemberId, is: boolean) =>
  withPresence(unknownSurroundings, { member, here: is })

test('nobody is alone in the queue: nobody was expected yet', () => {
  const queue: readonly EpochMember[] = [{ id: her, kind: 'visitor', key }]
  expect(watchAlone(unknownSurroundings, queue, her, 5).aloneSince).toBe(null)
})

test('the moment since which she is alone stays the same until somebody is back', () => {
  const alone = watchAlone(here(noor, false), both, her, 5)
  expect(alone.aloneSince).toBe(5)
  expect(watchAlone(alone, both, her, 9).aloneSince).toBe(5)
  const back = withPresence(alone, { member: noor, here: true })
  expect(watchAlone(back, both, her, 12).aloneSince).toBe(null)
})

test('a counsellor is never alone with herself', () => {
  expect(watchAlone(unknownSurroundings, both, noor, 5).aloneSince).toBe(null)
})
