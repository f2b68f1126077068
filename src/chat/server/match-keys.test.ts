import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import type { ConversationId } from '../../chain/member.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { openFileShredStore } from '../../signing/file-shred-store.ts'
import { matchKeys } from './match-keys.ts'
import { allConversations } from './retention-store.ts'
import { body, noise, send, waitingVisitor } from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import { greeted } from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database)
const [noor] = house.counsellors as [TestCounsellor]
const talker = await greeted(house, noor)
await send(house, talker.conversation, talker, body(1))
const waiter = await waitingVisitor(house)
const elsewhere = await mkdtemp(join(tmpdir(), 'keerpunt-keys-'))
afterAll(() => rm(elsewhere, { recursive: true, force: true }))
const left = async () => (await allConversations(database)).sort()

test('a key without a row is destroyed, and everything else stays as it was', async () => {
  const { shred } = house.chat().parts
  const orphan = toB64(noise(16)) as ConversationId
  await shred.create(orphan)
  expect(await matchKeys({ database, shred })).toEqual({ keys: 1, rows: 0 })
  expect(shred.conversations().sort()).toEqual(await left())
  expect(shred.has(orphan)).toBe(false)
  expect(await send(house, talker.conversation, talker, body(1))).toBe(2)
})

test('the store key is another one afterwards, also when nothing was left behind', async () => {
  const store = await openFileShredStore(elsewhere)
  const before = (await readdir(elsewhere)).sort()
  for (const conversation of await left()) await store.create(conversation)
  expect(await matchKeys({ database, shred: store })).toEqual({ keys: 0, rows: 0 })
  const after = (await readdir(elsewhere)).sort()
  expect(after).toHaveLength(2)
  expect(after).not.toEqual(before)
  await store[Symbol.asyncDispose]()
})

test('after a restore, rows without a key are purged, with all that hangs on them', async () => {
  const { shred } = house.chat().parts
  await shred.destroy([talker.conversation])
  expect(await matchKeys({ database, shred })).toEqual({ keys: 0, rows: 1 })
  expect(await left()).toEqual([waiter.conversation])
  await shred.destroy([waiter.conversation])
  expect(await matchKeys({ database, shred })).toEqual({ keys: 0, rows: 1 })
  const { rows } = await database.query({
    name: 'test.rows',
    text: `select (select count(*) from chat.message) + (select count(*) from chat.epoch)
      + (select count(*) from queue.ticket) as left`,
  })
  expect(rows[0]?.['left']).toBe(0)
})
