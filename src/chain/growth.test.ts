import { expect, test } from 'vitest'
import { toB64 } from './base64url.ts'
import type { EpochMember } from './epoch.ts'
import { growth } from './growth.ts'
import type { KeyHash, MemberId } from './member.ts'

const member = (kind: EpochMember['kind'], n: number): EpochMember => ({
  id: toB64(new Uint8Array(16).fill(n)) as MemberId,
  kind,
  key: toB64(new Uint8Array(32).fill(n)) as KeyHash,
})
const visitor = member('visitor', 1)
const team = member('team', 2)
const sam = member('staff', 3)
const noor = member('staff', 4)

test('one counsellor who takes a conversation from the team is a claim', () => {
  expect(growth([visitor, team], [visitor, sam])).toBe('claim')
  expect(growth([visitor, team], [visitor, sam, team])).toBe('claim')
})

test('two at once, or one beside a counsellor, is growth', () => {
  expect(growth([visitor, team], [visitor, sam, noor])).toBe('growing')
  expect(growth([visitor, sam], [visitor, sam, noor])).toBe('growing')
  expect(growth([visitor, sam, team], [visitor, sam, noor])).toBe('growing')
  expect(growth([visitor, sam], [visitor, noor])).toBe('growing')
  expect(growth([visitor], [visitor, sam])).toBe('growing')
})

test('leaving is shrinking; the team coming or going is neither', () => {
  expect(growth([visitor, sam, noor], [visitor, sam])).toBe('shrinking')
  expect(growth([visitor, sam], [visitor, team])).toBe('shrinking')
  expect(growth([visitor, sam], [visitor, sam, team])).toBe('same')
  expect(growth([visitor, team], [visitor])).toBe('same')
})

test('a member with another key or another kind is somebody new', () => {
  expect(growth([visitor, sam], [visitor, { ...sam, key: noor.key }])).toBe('growing')
  expect(growth([visitor, team], [{ ...visitor, key: noor.key }])).toBe('growing')
  expect(growth([visitor, team], [visitor, { ...visitor, id: sam.id }])).toBe('growing')
})
