import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'

const keyRow = z.object({ check_bytes: z.instanceof(Buffer) })

/** Until this transaction ends nobody else settles which key it is. */
export async function lockOwnKey(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'outreach.lock-own-key',
    text: 'lock table outreach.own_key in exclusive mode',
  })
}

export async function readOwnKey(db: Queryable): Promise<Buffer | null> {
  const { rows } = await db.query({
    name: 'outreach.own-key',
    text: 'select check_bytes from outreach.own_key',
  })
  return rows[0] ? keyRow.parse(rows[0]).check_bytes : null
}

export async function saveOwnKey(tx: Queryable, checkBytes: Buffer): Promise<void> {
  await tx.query({
    name: 'outreach.save-own-key',
    text: 'insert into outreach.own_key (check_bytes) values ($1)',
    values: [checkBytes],
  })
}

/** With it goes everything that was hashed under it, of every worker. */
export async function deleteOwnKey(tx: Queryable): Promise<void> {
  await tx.query({ name: 'outreach.delete-own-key', text: 'delete from outreach.own_key' })
  await tx.query({ name: 'outreach.delete-own-phrases', text: 'delete from outreach.own_phrase' })
}

export async function hasOwnPhrases(db: Queryable): Promise<boolean> {
  const { count } = await db.query({
    name: 'outreach.has-own-phrases',
    text: 'select from outreach.own_phrase limit 1',
  })
  return count > 0
}
