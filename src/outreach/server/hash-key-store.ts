import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'

const keyRow = z.object({ id: z.int(), check_bytes: z.instanceof(Buffer), since: z.string() })
export type KeyRow = z.infer<typeof keyRow>

/**
 * The live keys, newest first, none of which is added or goes until this transaction ends: so all that look somebody up
 * at one moment write under the same key, and the table's constraint sees two of them.
 */
export async function holdKeys(tx: Queryable): Promise<KeyRow[]> {
  await tx.query({
    name: 'outreach.hold-keys',
    text: 'lock table outreach.hash_key in row share mode',
  })
  return readKeys(tx)
}

/** The same for whoever changes them: alone. */
export async function lockKeys(tx: Queryable): Promise<KeyRow[]> {
  await tx.query({
    name: 'outreach.lock-keys',
    text: 'lock table outreach.hash_key in exclusive mode',
  })
  return readKeys(tx)
}

async function readKeys(tx: Queryable): Promise<KeyRow[]> {
  const { rows } = await tx.query({
    name: 'outreach.keys',
    text: 'select id, check_bytes, since from outreach.hash_key order by id desc',
  })
  return rows.map((row) => keyRow.parse(row))
}

export async function addKey(tx: Queryable, { id, check_bytes, since }: KeyRow): Promise<void> {
  await tx.query({
    name: 'outreach.add-key',
    text: 'insert into outreach.hash_key (id, check_bytes, since) values ($1, $2, $3)',
    values: [id, check_bytes, since],
  })
}

/** Those that nothing was hashed under which is still kept; never the newest. */
export async function deleteIdleKeys(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'outreach.delete-idle-keys',
    text: `delete from outreach.hash_key as key
      where id < (select max(id) from outreach.hash_key)
        and not exists (select from outreach.contact where key_id = key.id)
        and not exists (select from outreach.stop where key_id = key.id)`,
  })
}
