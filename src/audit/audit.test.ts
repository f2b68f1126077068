import { expect, test } from 'vitest'
import { testDatabase } from '../database/server/testing.ts'
import { record } from './server/store.ts'
import { verifyTrail } from './server/verify.ts'
import { chainOutbox, startAuditWriter } from './server/writer.ts'

const db = await testDatabase()

const write = (actor: string, subject: string | null = null) =>
  record(db, { act: 'people-signed-in', actor, subject, day: '2026-09-01' })

async function drain(): Promise<void> {
  while ((await chainOutbox(db)) > 0);
}

async function freshTrail(...actors: string[]): Promise<void> {
  await db.script(`${lifted('truncate audit.entry')}; truncate audit.outbox`)
  for (const actor of actors) await write(actor)
  await drain()
}

/** What someone with the database's own rights can do. */
const lifted = (sql: string) =>
  `alter table audit.entry disable trigger all; ${sql}; alter table audit.entry enable trigger all`

test('acts stand in the chain in the order they were written, and the outbox is empty', async () => {
  await freshTrail('Mila', 'Noor', 'Sam')
  const { rows } = await db.query({
    name: 'test.actors',
    text: `select number, actor, (select count(*) from audit.outbox) as waiting from audit.entry order by number`,
  })
  expect(rows).toEqual([
    { number: 1, actor: 'Mila', waiting: 0 },
    { number: 2, actor: 'Noor', waiting: 0 },
    { number: 3, actor: 'Sam', waiting: 0 },
  ])
  expect(await verifyTrail(db)).toMatchObject({ kind: 'whole', head: { number: 3 } })
})

test('an act that was rolled back is in no trail', async () => {
  await freshTrail('Mila')
  class ChangedHerMindError extends Error {}
  const attempt = db.transaction(async (tx) => {
    await record(tx, { act: 'people-revoked', actor: 'root', subject: null, day: '2026-09-01' })
    throw new ChangedHerMindError()
  })
  await expect(attempt).rejects.toThrow(ChangedHerMindError)
  await drain()
  expect(await verifyTrail(db)).toMatchObject({ kind: 'whole', head: { number: 1 } })
})

test.each([
  ["update audit.entry set actor = 'Noor' where number = 1"],
  ['delete from audit.entry where number = 1'],
  ['truncate audit.entry'],
])('the table itself refuses: %s', async (sql) => {
  await freshTrail('Mila', 'Noor')
  await expect(db.script(sql)).rejects.toThrow()
  expect(await verifyTrail(db)).toMatchObject({ kind: 'whole', head: { number: 2 } })
})

test.each([
  ['a changed actor', "update audit.entry set actor = 'Mallory' where number = 2", 2],
  ['a changed day', "update audit.entry set day = '2026-09-02' where number = 2", 2],
  ['an alias put in', "update audit.entry set subject = 'Blauwe vogel' where number = 2", 2],
  ['a removed entry', 'delete from audit.entry where number = 2', 2],
  ['a removed beginning', 'delete from audit.entry where number = 1', 1],
  [
    'two entries that changed places',
    `update audit.entry set number = case number when 2 then 1003 else 1002 end where number in (2, 3);
     update audit.entry set number = number - 1000 where number > 1000`,
    2,
  ],
  [
    'numbers closed over a removed entry',
    `delete from audit.entry where number = 2; update audit.entry set number = number - 1 where number > 2`,
    2,
  ],
])('%s is found', async (_, sql, at) => {
  await freshTrail('Mila', 'Noor', 'Sam', 'Mila')
  await db.script(lifted(sql))
  expect(await verifyTrail(db)).toEqual({ kind: 'broken', at })
})

test('a cut-off end is found with a head that was kept elsewhere', async () => {
  await freshTrail('Mila', 'Noor', 'Sam')
  const whole = await verifyTrail(db)
  if (whole.kind !== 'whole') throw new Error('the trail should be whole')
  await db.script(lifted('delete from audit.entry where number = 3'))
  expect(await verifyTrail(db, [whole.head])).toEqual({ kind: 'broken', at: 3 })
})

test('a trail made anew is found with a head that was kept elsewhere', async () => {
  await freshTrail('Mila', 'Noor')
  const whole = await verifyTrail(db)
  if (whole.kind !== 'whole') throw new Error('the trail should be whole')
  await freshTrail('Mallory', 'Noor', 'Sam')
  expect(await verifyTrail(db)).toMatchObject({ kind: 'whole' })
  expect(await verifyTrail(db, [whole.head])).toEqual({ kind: 'broken', at: 2 })
})

test('many writers at once make one chain without a gap', async () => {
  await freshTrail()
  const acts = Array.from({ length: 40 }, (_, i) => write(`colleague ${i}`))
  const writers = Array.from({ length: 8 }, () => chainOutbox(db))
  await Promise.all([...acts, ...writers])
  await drain()
  expect(await verifyTrail(db)).toMatchObject({ kind: 'whole', head: { number: 40 } })
})

test('a started writer chains by itself and stops when disposed', async () => {
  await freshTrail()
  await write('Mila')
  const faults: unknown[] = []
  const writer = startAuditWriter(db, (error) => faults.push(error))
  await expect
    .poll(async () => verifyTrail(db), { timeout: 20_000 })
    .toMatchObject({ kind: 'whole', head: { number: 1 } })
  await writer[Symbol.asyncDispose]()
  expect(faults).toEqual([])
})
