import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { variants } from '../creative.ts'
import type { LinkAsk } from '../link.ts'

const linkRow = z.object({
  code: z.string(),
  creative: z.coerce.number().int(),
  campaign: z.coerce.number().int(),
  target: z.string(),
  note: z.string(),
  stopped: z.boolean(),
  visit: z.coerce.number().int(),
  test: z.coerce.number().int(),
  chat: z.coerce.number().int(),
  serious: z.coerce.number().int(),
  handover: z.coerce.number().int(),
  variant: z.enum(variants),
  region: z.string().nullable(),
})
export type LinkRow = z.infer<typeof linkRow>

/**
 * Of one campaign, or of all, with what was counted on all days together. today: of this day only visits: who looks
 * again and again would see when a chat began.
 */
export async function readLinks(
  db: Queryable,
  campaign: number | null,
  today: string,
): Promise<LinkRow[]> {
  const { rows } = await db.query({
    name: 'outreach.links',
    text: `select l.code, l.creative, c.campaign, l.target, l.note, l.stopped, c.variant, k.region,
        coalesce(sum(n.count) filter (where n.stage = 'visit'), 0) as visit,
        coalesce(sum(n.count) filter (where n.stage = 'test'), 0) as test,
        coalesce(sum(n.count) filter (where n.stage = 'chat'), 0) as chat,
        coalesce(sum(n.count) filter (where n.stage = 'serious'), 0) as serious,
        coalesce(sum(n.count) filter (where n.stage = 'handover'), 0) as handover
      from outreach.link l
        join outreach.creative c on c.id = l.creative
        left join outreach.kit k on k.code = l.code
        left join outreach.counted n on n.code = l.code and (n.stage = 'visit' or n.day < $2)
      where $1::bigint is null or c.campaign = $1
      group by l.code, c.campaign, c.variant, k.region
      order by l.creative, l.note, l.code`,
    values: [campaign, today],
  })
  return rows.map((row) => linkRow.parse(row))
}

const leadingRow = z.object({
  code: z.string(),
  target: z.string(),
  starts_on: z.string(),
  ends_on: z.string(),
})
export type LeadingRow = z.infer<typeof leadingRow>

/** Links that were not stopped, of approved creatives in campaigns that were not stopped, with the days of both. */
export async function readLeading(db: Queryable): Promise<LeadingRow[]> {
  const { rows } = await db.query({
    name: 'outreach.leading',
    text: `select l.code, l.target, greatest(p.starts_on, c.starts_on) as starts_on,
        least(p.ends_on, c.ends_on) as ends_on
      from outreach.link l
        join outreach.creative c on c.id = l.creative
        join outreach.campaign p on p.id = c.campaign
      where not l.stopped and c.state = 'approved' and not p.stopped`,
  })
  return rows.map((row) => leadingRow.parse(row))
}

/** False when another link has this code already. */
export async function insertLink(
  tx: Queryable,
  code: string,
  creative: number,
  { target, note }: LinkAsk,
): Promise<boolean> {
  const { count } = await tx.query({
    name: 'outreach.insert-link',
    text: `insert into outreach.link (code, creative, target, note) values ($1, $2, $3, $4)
      on conflict (code) do nothing`,
    values: [code, creative, target, note],
  })
  return count === 1
}

/** Null when there is none, or it was stopped: nothing is printed with it any more. */
export async function readLink(
  db: Queryable,
  code: string,
): Promise<{ readonly creative: number; readonly note: string } | null> {
  const { rows } = await db.query({
    name: 'outreach.link',
    text: 'select creative, note from outreach.link where code = $1 and not stopped',
    values: [code],
  })
  return rows[0] ? { creative: Number(rows[0]['creative']), note: String(rows[0]['note']) } : null
}

/** False when there is no such link. */
export async function stopLink(tx: Queryable, code: string): Promise<boolean> {
  const { count } = await tx.query({
    name: 'outreach.stop-link',
    text: 'update outreach.link set stopped = true where code = $1',
    values: [code],
  })
  return count === 1
}
