import { createHmac, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import type { ConversationId, KeyHash, MemberId, RecordHash } from '../chain/member.ts'
import { newConversationKey } from './epoch-key.ts'
import { isHerRecord, markHerRecord, visitorsKey } from './visitor-record.ts'

const ckBytes = newConversationKey()
const record = new TextEncoder().encode('{"kind":"epoch"}')

test('a visitor marks her record with HMAC-SHA256 under the key before it', async () => {
  const label = Buffer.from('keerpunt/1 visitor epoch\0')
  const expected = createHmac('sha256', ckBytes).update(label).update(record).digest()
  const mark = await markHerRecord(ckBytes, record)
  expect(Buffer.from(mark)).toEqual(expected)
  expect(await isHerRecord(ckBytes)(record, mark)).toBe(true)
})

test('another key, record or mark is not hers, and without a key nothing is', async () => {
  const mark = await markHerRecord(ckBytes, record)
  expect(await isHerRecord(newConversationKey())(record, mark)).toBe(false)
  expect(await isHerRecord(undefined)(record, mark)).toBe(false)
  expect(await isHerRecord(ckBytes)(record.with(3, 0), mark)).toBe(false)
  for (const at of [0, 15, 31])
    expect(await isHerRecord(ckBytes)(record, mark.with(at, (mark[at] as number) ^ 1))).toBe(false)
  expect(await isHerRecord(ckBytes)(record, mark.slice(1))).toBe(false)
  const bare = createHmac('sha256', ckBytes).update(record).digest()
  expect(await isHerRecord(ckBytes)(record, new Uint8Array(bare))).toBe(false)
})

const fill = (octet: number, size: number) => new Uint8Array(size).fill(octet)
const member = (kind: 'visitor' | 'team', octet: number) => ({
  id: toB64(fill(octet, 16)) as MemberId,
  kind,
  key: toB64(fill(octet, 32)) as KeyHash,
})
const place = {
  conversation: toB64(fill(1, 16)) as ConversationId,
  n: 7,
  previous: toB64(fill(2, 32)) as RecordHash,
  members: [member('visitor', 3), member('team', 4)],
}

test('the key of an epoch she starts is HKDF over her seed and its place', async () => {
  const seed = fill(9, 32)
  const info = Buffer.concat([
    Buffer.from('keerpunt/1 visitor key'),
    fill(1, 16),
    Buffer.from([0, 0, 0, 7]),
    fill(2, 32),
    fill(3, 16),
    fill(4, 16),
  ])
  const expected = Buffer.from(hkdfSync('sha256', seed, Buffer.alloc(0), info, 32))
  expect(Buffer.from(await visitorsKey(seed, place))).toEqual(expected)
})

test('another seed, epoch, history or team has another key', async () => {
  const seed = newConversationKey()
  const others = [
    visitorsKey(newConversationKey(), place),
    visitorsKey(seed, { ...place, n: 8 }),
    visitorsKey(seed, { ...place, previous: toB64(fill(5, 32)) as RecordHash }),
    visitorsKey(seed, { ...place, conversation: toB64(fill(5, 16)) as ConversationId }),
    visitorsKey(seed, { ...place, members: [member('visitor', 3), member('team', 5)] }),
  ]
  const keys = await Promise.all([visitorsKey(seed, place), ...others])
  expect(new Set(keys.map(toB64)).size).toBe(6)
})
