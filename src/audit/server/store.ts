import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import type { Act, Entry } from '../entry.ts'

/**
 * Writes an act into the outbox, in the transaction that does it: both happen or neither does.
 * One writer moves it into the chain a moment later.
 */
export async function record(tx: Queryable, { act, actor, subject, day }: Act): Promise<void> {
  await tx.query({
    name: 'audit.record',
    text: 'insert into audit.outbox (act, actor, subject, day) values ($1, $2, $3, $4)',
    values: [act, actor, subject, day],
  })
}

/** False when another writer is at work; the lock goes with the transaction. */
export async function lockChain(tx: Queryable): Promise<boolean> {
  const { rows } = await tx.query({
    name: 'audit.lock',
    text: `select pg_try_advisory_xact_lock(hashtext('keerpunt audit')) as locked`,
  })
  return rows[0]?.['locked'] === true
}

export async function hasOutbox(db: Queryable): Promise<boolean> {
  const { count } = await db.query({
    name: 'audit.outbox-waits',
    text: 'select 1 from audit.outbox limit 1',
  })
  return count > 0
}

/** Takes the oldest acts out of the outbox, in the order they were written. */
export async function takeOutbox(tx: Queryable, most: number): Promise<Act[]> {
  const { rows } = await tx.query({
    name: 'audit.take',
    text: `with taken as (
        delete from audit.outbox
        where id in (select id from audit.outbox order by id limit $1)
        returning id, act, actor, subject, day
      )
      select act, actor, subject, day from taken order by id`,
    values: [most],
  })
  return rows.map((row) => actRow.parse(row))
}

export async function lastEntry(db: Queryable): Promise<Entry | null> {
  const { rows } = await db.query({
    name: 'audit.last',
    text: `select number, act, actor, subject, day, hash from audit.entry order by number desc limit 1`,
  })
  return rows[0] ? entryRow.parse(rows[0]) : null
}

export async function append(tx: Queryable, entries: readonly Entry[]): Promise<void> {
  await tx.query({
    name: 'audit.append',
    text: `insert into audit.entry (number, act, actor, subject, day, hash)
      select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::date[], $6::bytea[])`,
    values: [
      entries.map(({ number }) => number),
      entries.map(({ act }) => act),
      entries.map(({ actor }) => actor),
      entries.map(({ subject }) => subject),
      entries.map(({ day }) => day),
      entries.map(({ hash }) => Buffer.from(hash)),
    ],
  })
}

/** Entries after `number`, in order. */
export async function entriesAfter(db: Queryable, number: number, most: number): Promise<Entry[]> {
  const { rows } = await db.query({
    name: 'audit.after',
    text: `select number, act, actor, subject, day, hash from audit.entry
      where number > $1 order by number limit $2`,
    values: [number, most],
  })
  return rows.map((row) => entryRow.parse(row))
}

const actRow = z.object({
  act: z.string(),
  actor: z.string(),
  subject: z.string().nullable(),
  day: z.string(),
})
const entryRow = actRow.extend({
  number: z.number(),
  hash: z.instanceof(Uint8Array),
})
