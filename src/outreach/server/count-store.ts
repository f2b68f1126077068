import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { type Stage, stages } from '../stage.ts'

/** One more, or many more, of a code's stage on a day: nothing else is kept of it. */
export type Counted = {
  readonly code: string
  readonly stage: Stage
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly count: number
}

/** In one order for every node, so that two that write at once do not wait for each other in a circle. */
export async function addCounts(db: Queryable, counted: readonly Counted[]): Promise<void> {
  await db.query({
    name: 'outreach.count',
    text: `insert into outreach.counted as c (code, stage, day, count)
      select * from unnest($1::text[], $2::text[], $3::date[], $4::int[]) as t (code, stage, day, count)
      order by code, stage, day
      on conflict (code, stage, day) do update set count = c.count + excluded.count`,
    values: [
      counted.map(({ code }) => code),
      counted.map(({ stage }) => stage),
      counted.map(({ day }) => day),
      counted.map(({ count }) => count),
    ],
  })
}

const platformRow = z.object({
  creative: z.coerce.number().int(),
  shown: z.coerce.number().int(),
  clicked: z.coerce.number().int(),
})

/** What the platforms said of a campaign's creatives, all days together. */
export async function platformOf(
  db: Queryable,
  campaign: number,
): Promise<z.infer<typeof platformRow>[]> {
  const { rows } = await db.query({
    name: 'outreach.platform-of',
    text: `select f.creative, sum(f.shown) as shown, sum(f.clicked) as clicked
      from outreach.platform_figures f join outreach.creative c on c.id = f.creative
      where c.campaign = $1 group by f.creative`,
    values: [campaign],
  })
  return rows.map((row) => platformRow.parse(row))
}

const dayRow = z.object({
  campaign: z.coerce.number().int(),
  stage: z.enum(stages),
  count: z.coerce.number().int(),
})

/** Per campaign and stage, on one day. */
export async function countsOn(db: Queryable, day: string): Promise<z.infer<typeof dayRow>[]> {
  const { rows } = await db.query({
    name: 'outreach.counts-on',
    text: `select c.campaign, n.stage, sum(n.count) as count
      from outreach.counted n
        join outreach.link l on l.code = n.code
        join outreach.creative c on c.id = l.creative
      where n.day = $1
      group by c.campaign, n.stage`,
    values: [day],
  })
  return rows.map((row) => dayRow.parse(row))
}

/** Which of these codes a link has or had. */
export async function knownCodes(
  db: Queryable,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query({
    name: 'outreach.known-codes',
    text: 'select code from outreach.link where code = any($1::text[])',
    values: [codes],
  })
  return new Set(rows.map(({ code }) => String(code)))
}
