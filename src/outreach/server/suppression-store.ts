import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import type { KeyedHash } from '../../signing/keyed-hash.ts'

const columnsOf = (hashes: readonly KeyedHash[]) => [
  hashes.map(({ keyId }) => Number(keyId)),
  hashes.map(({ hashBytes }) => hashBytes),
]

const lookedUpRow = z.object({
  stopped: z.boolean(),
  contacted: z.boolean(),
  live: z.array(z.int()),
})
/** live: the keys that anything is kept under, at the same moment; a hash under another one was looked up in vain. */
export type LookedUp = z.infer<typeof lookedUpRow>

/**
 * Whether somebody said stop, and whether this account was written to or may be: in one statement, so that a look takes
 * one trip to the server. stops: hashes of the handle alone; contacts: of platform and handle; [] asks nothing.
 */
export async function lookUp(
  db: Queryable,
  stops: readonly KeyedHash[],
  contacts: readonly KeyedHash[],
): Promise<LookedUp> {
  const { rows } = await db.query({
    name: 'outreach.look-up',
    text: `select
        exists (select from unnest($1::integer[], $2::bytea[]) as asked (key_id, stop_hash)
          join outreach.stop using (key_id, stop_hash)) as stopped,
        exists (select from unnest($3::integer[], $4::bytea[]) as asked (key_id, contact_hash)
          join outreach.contact using (key_id, contact_hash)) as contacted,
        array(select id from outreach.hash_key) as live`,
    values: [...columnsOf(stops), ...columnsOf(contacts)],
  })
  return lookedUpRow.parse(rows[0])
}

/** Until this transaction ends, nobody else asks about this name or stops it. */
export async function lockName(tx: Queryable, { hashBytes }: KeyedHash): Promise<void> {
  await tx.query({
    name: 'outreach.lock-name',
    text: 'select pg_advisory_xact_lock($1)',
    values: [hashBytes.readBigInt64BE(0).toString()],
  })
}

/** today: kept for five years from this day; said again, from then. */
export async function addStop(tx: Queryable, hash: KeyedHash, today: string): Promise<void> {
  await tx.query({
    name: 'outreach.add-stop',
    text: `insert into outreach.stop (key_id, stop_hash, keep_until)
      values ($1, $2, ($3::date + interval '5 years')::date)
      on conflict (key_id, stop_hash) do update set keep_until = excluded.keep_until`,
    values: [Number(hash.keyId), hash.hashBytes, today],
  })
}

/** Those whose time is over. */
export async function deleteOldStops(db: Queryable, today: string): Promise<void> {
  await db.query({
    name: 'outreach.delete-old-stops',
    text: 'delete from outreach.stop where keep_until < $1',
    values: [today],
  })
}
