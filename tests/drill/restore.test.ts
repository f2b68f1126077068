import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idBytes } from '../../src/chain/member.ts'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { unwrapBytes } from '../../src/signing/wrapping.ts'
import { askDatabase } from '../faults/database.ts'
import { tellFigures } from '../faults/figures.ts'
import { postmasterOf, ready } from '../faults/kill.ts'
import { knockWith, type ServerCode, saveNoise, someCode } from '../support/code.ts'
import { greet, openDesk } from '../support/desk.ts'
import { fasterTime } from '../support/fake-time.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { seen, startVisitor, type Visitor } from '../support/visitor.ts'
import { descendantsOf } from './places.ts'
import { readStore, rotated } from './shred.ts'

// Backups outlive what is deleted. They are put back here, as a burglar or a tired operator would, next to the
// shred store of today; then everybody who ever had a key tries to read.
type Talk = Visitor & { readonly hers: Conversation; readonly code: ServerCode }

const scratch = mkdtempSync(join(tmpdir(), 'keerpunt-backup-'))
let house: House
let noor: StaffClient
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  desk = openDesk(noor)
})
afterAll(async () => {
  desk?.leave()
  await closeHouses()
  await rm(scratch, { recursive: true, force: true })
})

/** A greeted visitor with a code; both said something. */
async function talk(words: string): Promise<Talk> {
  const visitor = await startVisitor(noor.trust, { origin: house.origin })
  const hers = await greet(desk, visitor)
  visitor.conversation.send(words)
  await seen(hers, words)
  hers.send(`${words}: antwoord`)
  await seen(visitor.conversation, `${words}: antwoord`)
  return { ...visitor, hers, code: await saveNoise(visitor) }
}

/** What the tables hold of her: wrapped bodies of her messages. */
const bodiesOf = async ({ id }: Talk) =>
  (
    await askDatabase(
      house,
      `select body from chat.message where conversation = '\\x${hex(id)}'::bytea`,
    )
  ).map(({ body }) => body as Buffer)
const rowsOf = async ({ id }: Talk) =>
  (await askDatabase(house, `select 1 from chat.conversation where id = '\\x${hex(id)}'::bytea`))
    .length
const hex = (id: Talk['id']) => Buffer.from(idBytes(id)).toString('hex')

/** How many of these bodies some key of this store opens. */
async function openedBy(store: string, { id }: Talk, bodies: readonly Buffer[]): Promise<number> {
  const { keys } = await readStore(store)
  return bodies.filter((body) =>
    keys.some(({ keyBytes }) => unwrapBytes(keyBytes, idBytes(id), body)),
  ).length
}

async function erase({ http, id }: Talk): Promise<void> {
  const answer = await http(`/api/v1/conversations/${id}/delete`, { method: 'POST' })
  expect(answer.status).toBe(204)
}

const today = () => join(house.dataDir, 'shred')
const tables = () => join(house.dataDir, 'postgres')
const copy = (from: string, to: string) => execFileSync('cp', ['-a', from, to])

/** Nobody gets anything of her: not by her code, her token or a counsellor's session. */
async function nothingIsServed(her: Talk): Promise<void> {
  const refused = await knockWith(house.port, her.code)
  expect(refused.bytes).toContain('{"refused":"unknown"}')
  expect(refused.bytes).toBe((await knockWith(house.port, someCode())).bytes)
  for (const { http } of [her, noor])
    for (const path of ['', '/messages']) {
      const answer = await http(`/api/v1/conversations/${her.id}${path}`)
      expect([403, 404], path).toContain(answer.status)
    }
}

test('deleted means unreadable within a minute, also for whoever has last week’s tables and every key of today', async () => {
  const [kept, deleted] = [await talk('dit blijft'), await talk('dit gaat weg')]
  const bodies = { kept: await bodiesOf(kept), deleted: await bodiesOf(deleted) }
  expect([bodies.kept.length, bodies.deleted.length]).toEqual([2, 2])
  await house.end()
  copy(tables(), join(scratch, 'postgres'))
  copy(today(), join(scratch, 'shred'))
  house = await house.again()
  await ready(house.origin)

  const from = Date.now()
  const rotation = rotated(today())
  await erase(deleted)
  await nothingIsServed(deleted)
  await rotation
  tellFigures('deleted', { unreadableAfterMs: Date.now() - from, targetMs: 60_000 })

  // The store of that day opens all of it: it is what must not lie in a backup. Today's opens the other one only.
  expect(await openedBy(join(scratch, 'shred'), deleted, bodies.deleted)).toBe(2)
  expect(await openedBy(today(), kept, bodies.kept)).toBe(2)
  expect(await openedBy(today(), deleted, bodies.deleted)).toBe(0)

  await house.end()
  await rm(tables(), { recursive: true })
  copy(join(scratch, 'postgres'), tables())
  house = await house.again()
  expect(house.output()).toContain('Removed 1 conversation')
  expect([await rowsOf(kept), await rowsOf(deleted)]).toEqual([1, 0])
  await nothingIsServed(deleted)
  expect((await knockWith(house.port, kept.code)).status).toBe(200)
  await kept.leave()
  await deleted.leave()
}, 180_000)

test('a backup put back under the running house serves nothing that was deleted, and its rows go by themselves', async () => {
  const [kept, deleted] = [await talk('dit blijft ook'), await talk('dit gaat ook weg')]
  await house.end()
  const backup = join(scratch, 'again')
  copy(tables(), backup)
  // Minutes pass in seconds, so that what happens every few minutes happens while we look.
  house = await house.again({ env: fasterTime(10) })
  await ready(house.origin)
  await erase(deleted)

  // The app stands still for a moment while its database is ended and other files take their place.
  process.kill(house.pid, 'SIGSTOP')
  const servers = descendantsOf(house.pid)
  process.kill(await postmasterOf(house.dataDir), 'SIGQUIT')
  for (const pid of servers) await ended(pid)
  await rm(tables(), { recursive: true })
  copy(backup, tables())
  process.kill(house.pid, 'SIGCONT')
  await ready(house.origin)

  await nothingIsServed(deleted)
  expect((await knockWith(house.port, kept.code)).status).toBe(200)
  const patience = Date.now() + 120_000
  while ((await rowsOf(deleted)) > 0 && Date.now() < patience) await pause(200)
  expect([await rowsOf(kept), await rowsOf(deleted)]).toEqual([1, 0])
  await nothingIsServed(deleted)
  await kept.leave()
  await deleted.leave()
}, 180_000)

/** Resolves when a process has ended, also while its stopped parent has not noticed. Source: proc(5), state Z. */
async function ended(pid: number): Promise<void> {
  for (;;) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z')
    if (/\) [ZX]/.test(stat)) return
    await pause(20)
  }
}
