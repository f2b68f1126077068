import { copyFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newSigningSeed } from '../../src/chain/signature.ts'
import { makeDemoHouse } from '../../src/commands/demo-house.ts'
import { testDatabase } from '../../src/database/server/testing.ts'
import { closeHouses, freePort, type House, openHouse } from '../support/house.ts'
import { enrolStaff } from '../support/staff.ts'
import { openTelegramServer, type Telegram } from '../support/telegram.ts'

const database = await testDatabase()
let telegram: Telegram
let [first, second] = [] as unknown as [House, House]

beforeAll(async () => {
  telegram = await openTelegramServer()
  const { port } = new URL(telegram.origin)
  const [dataDir, other] = await Promise.all(
    ['one', 'two'].map((name) => mkdtemp(join(tmpdir(), `keerpunt-node-${name}-`))),
  )
  const publicOrigin = `http://localhost:${await freePort()}`
  await makeDemoHouse({
    ...{ db: database, dataDir: dataDir ?? '', clock: Date.now },
    ...{ publicOrigin, chatOrigin: publicOrigin, newRootSeed: newSigningSeed },
  })
  const shared = { DATABASE_URL: database.url, PUBLIC_ORIGIN: publicOrigin }
  const open = (folder = '', host: string, more = {}) =>
    openHouse({ ...shared, DATA_DIR: folder, TELEGRAM_API: `http://${host}:${port}`, ...more })
  first = await open(dataDir, '127.0.0.1')
  await copyFile(join(dataDir ?? '', 'channels.key'), join(other ?? '', 'channels.key'))
  second = await open(other, 'localhost', { ROLE: 'worker' })
})
afterAll(async () => {
  await closeHouses()
  await telegram.close()
})

/** By which node somebody was answered, each time. */
const answersTo = (id: number) =>
  telegram.calls
    .filter(({ method, fields }) => method === 'sendMessage' && fields['chat_id'] === id)
    .map(({ host }) => host)

async function writes(id: number): Promise<readonly string[]> {
  telegram.write({ id, first_name: 'x' }, '/start')
  await telegram.until(() => answersTo(id).length > 0)
  return answersTo(id)
}

test('of two processes one reads the bot; killed, the other does, and nobody is answered twice or left alone', async () => {
  const [address = ''] = first.addresses['outreach'] ?? []
  const { network } = await enrolStaff(address, { port: first.port })
  const set = await network.fetch('/api/v1/outreach/channels/telegram/set', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ revision: 0, credentials: { token: telegram.token, way: 'polling' } },
    }),
  })
  expect(set.status).toBe(200)
  for (let id = 1; id <= 5; id += 1) expect(await writes(id)).toEqual(['127.0.0.1'])
  await first.end('SIGKILL')
  for (let id = 11; id <= 15; id += 1) expect(await writes(id)).toEqual(['localhost'])
  for (const id of [1, 2, 3, 4, 5, 11, 12, 13, 14]) expect(answersTo(id)).toHaveLength(1)
  await second.end()
  expect(second.output()).not.toContain('fault')
})
