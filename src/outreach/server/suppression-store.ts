import type { Queryable } from '../../database/server/database.ts'
import type { KeyedHash } from '../../signing/keyed-hash.ts'

const columnsOf = (hashes: readonly KeyedHash[]) => [
  hashes.map(({ keyId }) => Number(keyId)),
  hashes.map(({ hashBytes }) => hashBytes),
]

/** Whether somebody with one of these hashes said stop. hashes: of the handle alone, under every live key. */
export async function isStopped(db: Queryable, hashes: readonly KeyedHash[]): Promise<boolean> {
  const { count } = await db.query({
    name: 'outreach.is-stopped',
    text: `select from unnest($1::integer[], $2::bytea[]) as asked (key_id, stop_hash)
      join outreach.stop using (key_id, stop_hash) limit 1`,
    values: columnsOf(hashes),
  })
  return count > 0
}

/** Whether this account of this platform was written to, or may be. hashes: of both, under every live key. */
export async function isContacted(db: Queryable, hashes: readonly KeyedHash[]): Promise<boolean> {
  const { count } = await db.query({
    name: 'outreach.is-contacted',
    text: `select from unnest($1::integer[], $2::bytea[]) as asked (key_id, contact_hash)
      join outreach.contact using (key_id, contact_hash) limit 1`,
    values: columnsOf(hashes),
  })
  return count > 0
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
