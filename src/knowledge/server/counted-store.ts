import type { Queryable } from '../../database/server/database.ts'

/** Adds one to a day's count. kind: such as `test geldezel`. Nothing else is kept of it. */
export async function addCount(db: Queryable, day: string, kind: string): Promise<void> {
  await db.query({
    name: 'knowledge.count',
    text: `insert into knowledge.counted as c (day, kind, count) values ($1, $2, 1)
      on conflict (day, kind) do update set count = c.count + 1`,
    values: [day, kind],
  })
}
