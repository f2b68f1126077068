import { expect, test } from 'vitest'
import type { ConversationId } from '../chain/member.ts'
import { uint } from '../chain/notation.ts'
import { isWork, zeroBits } from './work.ts'

test('zero bits are counted up to the first one', () => {
  expect(zeroBits(Uint8Array.of(0x80))).toBe(0)
  expect(zeroBits(Uint8Array.of(0x01))).toBe(7)
  expect(zeroBits(Uint8Array.of(0, 0x10))).toBe(11)
  expect(zeroBits(new Uint8Array(4))).toBe(32)
})

test('work holds for its own salt and conversation, and for no other', async () => {
  const task = { salt: new Uint8Array(32).fill(7), bits: 8 }
  const conversation = 'A'.repeat(22) as ConversationId
  let nonce = 0
  while (!(await isWork(task, conversation, uint(8, nonce)))) nonce++
  const work = uint(8, nonce)
  expect(await isWork({ ...task, bits: 24 }, conversation, work)).toBe(false)
  expect(await isWork({ ...task, salt: new Uint8Array(32) }, conversation, work)).toBe(false)
  expect(await isWork(task, `${'B'.repeat(21)}A` as ConversationId, work)).toBe(false)
})
