import { expect, test } from 'vitest'
import type { EpochMember } from '../../chain/epoch.ts'
import type { KeyHash, MemberId } from '../../chain/member.ts'
import type { ConversationStateWord } from '../conversation-state.ts'
import { settled, unknownSurroundings, watchAlone, withPresence } from './surroundings.ts'

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

/** What stands after an answer or a push, of which either may be the older. */
function after(...told: readonly (readonly [epoch: number, state: ConversationStateWord])[]) {
  const { epoch, state } = told
    .map(([epoch, state]) => ({ ...unknownSurroundings, epoch, state }))
    .reduce(settled, unknownSurroundings)
  return [epoch, state]
}

test('a state of a newer epoch stands, whatever it says', () => {
  expect(after([1, 'active'], [2, 'closed'], [3, 'queued'])).toEqual([3, 'queued'])
  expect(after([2, 'closed'], [1, 'active'])).toEqual([2, 'closed'])
  expect(after([3, 'queued'], [2, 'closed'], [2, 'left'])).toEqual([3, 'queued'])
})

test('within one epoch a state only goes forwards', () => {
  expect(after([0, 'queued'], [0, 'message'], [0, 'queued'])).toEqual([0, 'message'])
  expect(after([1, 'active'], [1, 'left'], [1, 'active'])).toEqual([1, 'left'])
})

test('what was deleted stays so', () => {
  expect(after([4, 'active'], [0, 'deleted'], [5, 'active'])[1]).toBe('deleted')
})

test('an older answer still tells who is here', () => {
  const now = { ...unknownSurroundings, epoch: 2, state: 'closed' as const }
  const older = { ...here(noor, true), epoch: 1, state: 'active' as const }
  expect(settled(now, older)).toMatchObject({ state: 'closed', epoch: 2, present: older.present })
})
