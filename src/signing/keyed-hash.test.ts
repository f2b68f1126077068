import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { everyKeyedHash, type HashKeys, keyedHash } from './keyed-hash.ts'

const keys: HashKeys = [
  { id: 'new', keyBytes: Buffer.alloc(32, 1) },
  { id: 'old', keyBytes: Buffer.alloc(32, 2) },
]

test('new values are hashed under the newest key, old ones are found under every key', () => {
  const [newest, oldest] = everyKeyedHash(keys, 'handle', 'sam')
  expect(keyedHash(keys, 'handle', 'sam')).toEqual(newest)
  expect(oldest).toEqual(keyedHash([keys[1] ?? keys[0]], 'handle', 'sam'))
  expect(newest?.hashBytes).not.toEqual(oldest?.hashBytes)
})

test('one value looks different in two tables', () => {
  const hashes = [keyedHash(keys, 'handle', 'sam'), keyedHash(keys, 'stop', 'sam')]
  expect(hashes[0]?.hashBytes).not.toEqual(hashes[1]?.hashBytes)
  expect(keyedHash(keys, 'a', 'bc').hashBytes).not.toEqual(keyedHash(keys, 'ab', 'c').hashBytes)
})

test('a label and its value are hashed as label, zero byte, value', () => {
  const expected = createHmac('sha256', keys[0].keyBytes).update('handle\0sam').digest()
  expect(keyedHash(keys, 'handle', 'sam').hashBytes).toEqual(expected)
})

test('a short key is refused', () => {
  const short = { id: 'short', keyBytes: Buffer.alloc(31) }
  expect(() => keyedHash([short], 'handle', 'sam')).toThrow(TypeError)
})
