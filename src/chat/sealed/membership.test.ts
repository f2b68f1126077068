import { describe, expect, test } from 'vitest'
import type { EpochMember } from '../../chain/epoch.ts'
import type { Growth } from '../../chain/growth.ts'
import type { ConversationId, KeyHash, MemberId, RecordHash } from '../../chain/member.ts'
import { type Membership, newcomersSince } from './membership.ts'

const key = 'key' as KeyHash
const who = (id: string, kind: EpochMember['kind'] = 'staff'): EpochMember => ({
  id: id as MemberId,
  kind,
  key,
})
const [her, team, noor, sam] = [who('her', 'visitor'), who('team', 'team'), who('noor'), who('sam')]

/** How one list became another, from epoch 0 on. */
function history(...steps: readonly (readonly [Growth, ...EpochMember[]])[]): Membership {
  const taken = steps.map(([growth, ...members], n) => ({ n, growth, members, given: [n] }))
  const { n, members } = taken.at(-1) ?? { n: 0, members: [] }
  const conversation = 'c' as ConversationId
  const reader = { id: her.id, keyHash: key, visitorKeyHash: key, demo: true }
  return {
    epoch: { conversation, n, hash: 'h' as RecordHash, members, given: [n] },
    reader,
    steps: taken,
    staff: new Map(),
  }
}

describe('who must be asked about', () => {
  test('nobody, when the team hands over to the one who claims', () => {
    expect(newcomersSince(history(['same', her, team], ['claim', her, noor]), 0)).toEqual([])
  })

  test('the third, when two became three', () => {
    const three = history(['same', her, team], ['claim', her, noor], ['growing', her, noor, sam])
    expect(newcomersSince(three, 1)).toEqual(['sam'])
    expect(newcomersSince(three, 2)).toEqual([])
  })

  test('the third also for words from the queue: they were meant for the one who claims', () => {
    const three = history(['same', her, team], ['claim', her, noor], ['growing', her, noor, sam])
    expect(newcomersSince(three, 0)).toEqual(['sam'])
  })

  test('somebody who took another one’s place', () => {
    const swapped = history(
      ['same', her, team],
      ['claim', her, noor],
      ['growing', her, noor, sam],
      ['shrinking', her, sam],
    )
    expect(newcomersSince(swapped, 0)).toEqual(['sam'])
    expect(newcomersSince(swapped, 1)).toEqual(['sam'])
  })

  test('nobody, when who came has left again', () => {
    const gone = history(
      ['same', her, team],
      ['claim', her, noor],
      ['growing', her, noor, sam],
      ['shrinking', her, noor],
    )
    expect(newcomersSince(gone, 1)).toEqual([])
  })

  test('the team, for what was written to a counsellor who gave her back', () => {
    const parked = history(['same', her, team], ['claim', her, noor], ['shrinking', her, team])
    expect(newcomersSince(parked, 1)).toEqual(['team'])
    expect(newcomersSince(parked, 0)).toEqual([])
    expect(newcomersSince(parked, 2)).toEqual([])
  })

  test('nobody, for what a counsellor wrote before she knew whom she came in with', () => {
    const noors = (history: Membership): Membership => ({
      ...history,
      reader: { ...history.reader, id: noor.id },
    })
    const claimed = history(['same', her], ['growing', her, noor])
    expect(newcomersSince(noors(claimed), 0)).toEqual([])
    const added = history(['same', her], ['claim', her, sam], ['growing', her, sam, noor])
    expect(newcomersSince(noors(added), 0)).toEqual([])
  })
})
