import type { Queryable } from '../../database/server/database.ts'
import { mostLooksADay } from '../looks.ts'

/** Counts one more look of this worker on this day; false when she had them all. */
export async function mayLook(tx: Queryable, account: string, today: string): Promise<boolean> {
  const { rows } = await tx.query({
    name: 'outreach.count-look',
    text: `insert into outreach.looks as before (account, day, looks) values ($1, $2, 1)
      on conflict (account) do update set day = excluded.day,
        looks = case when before.day = excluded.day then least(before.looks, ${mostLooksADay}) + 1 else 1 end
      returning looks`,
    values: [account, today],
  })
  return Number(rows[0]?.['looks']) <= mostLooksADay
}

export async function deleteOldLooks(db: Queryable, today: string): Promise<void> {
  await db.query({
    name: 'outreach.delete-old-looks',
    text: 'delete from outreach.looks where day < $1',
    values: [today],
  })
}
