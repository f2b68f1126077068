import type { Queryable } from '../../database/server/database.ts'
import { tellNodes } from './channel-store.ts'

/** Takes the lease or makes it longer, by the database's clock; false: another has it. holder: a uuid. */
export async function takeLease(db: Queryable, holder: string, forMs: number): Promise<boolean> {
  const { count } = await db.query({
    name: 'outreach.take-lease',
    text: `insert into outreach.inbound_lease as l (holder, until)
      values ($1, clock_timestamp() + $2 * interval '1 millisecond')
      on conflict (singleton) do update set holder = excluded.holder, until = excluded.until
      where l.holder = excluded.holder or l.until < clock_timestamp()`,
    values: [holder, forMs],
  })
  return count > 0
}

/** Gives it back, and tells the others. */
export async function giveLease(tx: Queryable, holder: string): Promise<void> {
  const { count } = await tx.query({
    name: 'outreach.give-lease',
    text: 'delete from outreach.inbound_lease where holder = $1',
    values: [holder],
  })
  if (count > 0) await tellNodes(tx)
}
