import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { audiences, type CampaignAsk } from '../campaign.ts'

const columns = 'id, revision, name, goal, audience, starts_on, ends_on, stopped, made_up'
const campaignRow = z
  .object({
    id: z.coerce.number().int(),
    revision: z.number().int(),
    name: z.string(),
    goal: z.string(),
    audience: z.enum(audiences),
    starts_on: z.string(),
    ends_on: z.string(),
    stopped: z.boolean(),
    made_up: z.boolean(),
  })
  .transform(({ starts_on: startsOn, ends_on: endsOn, made_up: madeUp, ...row }) => ({
    ...row,
    ...{ startsOn, endsOn, madeUp },
  }))
export type CampaignRow = z.infer<typeof campaignRow>

/** Every campaign, the one that ends last first. */
export async function readCampaigns(db: Queryable): Promise<CampaignRow[]> {
  const { rows } = await db.query({
    name: 'outreach.campaigns',
    text: `select ${columns} from outreach.campaign order by ends_on desc, id desc`,
  })
  return rows.map((row) => campaignRow.parse(row))
}

export async function readCampaign(db: Queryable, id: number): Promise<CampaignRow | null> {
  const { rows } = await db.query({
    name: 'outreach.campaign',
    text: `select ${columns} from outreach.campaign where id = $1`,
    values: [id],
  })
  return rows[0] ? campaignRow.parse(rows[0]) : null
}

/** Locks it, so that nobody adds to it or changes it meanwhile. */
export async function lockCampaign(tx: Queryable, id: number): Promise<CampaignRow | null> {
  const { rows } = await tx.query({
    name: 'outreach.lock-campaign',
    text: `select ${columns} from outreach.campaign where id = $1 for update`,
    values: [id],
  })
  return rows[0] ? campaignRow.parse(rows[0]) : null
}

/** Its id. madeUp: its figures are the demo's. */
export async function insertCampaign(
  tx: Queryable,
  asked: CampaignAsk,
  madeUp = false,
): Promise<number> {
  const { name, goal, audience, startsOn, endsOn } = asked
  const { rows } = await tx.query({
    name: 'outreach.insert-campaign',
    text: `insert into outreach.campaign (name, goal, audience, starts_on, ends_on, made_up)
      values ($1, $2, $3, $4, $5, $6) returning id`,
    values: [name, goal, audience, startsOn, endsOn, madeUp],
  })
  return Number(rows[0]?.['id'])
}

export async function saveCampaign(tx: Queryable, id: number, asked: CampaignAsk): Promise<void> {
  const { name, goal, audience, startsOn, endsOn } = asked
  await tx.query({
    name: 'outreach.save-campaign',
    text: `update outreach.campaign set name = $2, goal = $3, audience = $4, starts_on = $5, ends_on = $6,
        revision = revision + 1
      where id = $1`,
    values: [id, name, goal, audience, startsOn, endsOn],
  })
}

export async function stopCampaign(tx: Queryable, id: number, stopped: boolean): Promise<void> {
  await tx.query({
    name: 'outreach.stop-campaign',
    text: 'update outreach.campaign set stopped = $2, revision = revision + 1 where id = $1',
    values: [id, stopped],
  })
}
