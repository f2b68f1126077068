import { expect, test } from 'vitest'
import { uint } from '../chain/notation.ts'
import { isWork, zeroBits } from './work.ts'

test('zero bits are counted up to the first one', () => {
  expect(zeroBits(Uint8Array.of(0x80))).toBe(0)
  expect(zeroBits(Uint8Array.of(0x01))).toBe(7)
  expect(zeroBits(Uint8Array.of(0, 0x10))).toBe(11)
  expect(zeroBits(new Uint8Array(4))).toBe(32)
})

test('work holds for its own salt and subject, and for no other', async () => {
  const task = { salt: new Uint8Array(32).fill(7), bits: 8 }
  const subject = new Uint8Array(16).fill(1)
  let nonce = 0
  while (!(await isWork(task, subject, uint(8, nonce)))) nonce++
  const work = uint(8, nonce)
  expect(await isWork({ ...task, bits: 24 }, subject, work)).toBe(false)
  expect(await isWork({ ...task, salt: new Uint8Array(32) }, subject, work)).toBe(false)
  expect(await isWork(task, new Uint8Array(16).fill(2), work)).toBe(false)
})
