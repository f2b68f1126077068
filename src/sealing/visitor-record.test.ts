import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { newConversationKey } from './epoch-key.ts'
import { isHerRecord, markHerRecord } from './visitor-record.ts'

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
