import { dayOf } from '../../audit/entry.ts'
import type { Queryable } from '../../database/server/database.ts'
import { type Answer, json, type Route, refused } from '../../doors/route.ts'
import { type CampaignAsk, campaignAskShape } from '../campaign.ts'
import { type CampaignView, saveCampaignShape, stopShape } from '../exchange.ts'
import { shownCounts } from '../shown-counts.ts'
import { noCounts } from '../stage.ts'
import {
  type CampaignRow,
  insertCampaign,
  lockCampaign,
  readCampaign,
  readCampaigns,
  saveCampaign,
  stopCampaign,
} from './campaign-store.ts'
import { platformOf } from './count-store.ts'
import { labelledIn } from './creative-routes.ts'
import { readCreatives } from './creative-store.ts'
import { note, numberIn, workerGet, workerIn, workerPost } from './desk-route.ts'
import { readLinks } from './link-store.ts'
import type { OpenOutreach } from './outreach.ts'
import { campaignLine, creativeView, linkView } from './views.ts'

const path = '/api/v1/outreach/campaigns'

/** Campaigns: their plan, for whom and when. */
export function campaignRoutes(outreach: OpenOutreach): readonly Route[] {
  const { parts, leading } = outreach
  const { database, clock } = parts
  return [
    workerGet(path, async () => {
      const [rows, creatives, links] = await Promise.all([
        readCampaigns(database),
        readCreatives(database, null),
        readLinks(database, null, dayOf(clock())),
      ])
      return json(rows.map((row) => campaignLine(row, creatives, links, clock())))
    }),
    workerGet(`${path}/:id`, async (call) => {
      const id = numberIn(call.params['id'])
      const row = id === null ? null : await readCampaign(database, id)
      if (!row) return refused('unknown')
      const [creatives, links, platform] = await Promise.all([
        readCreatives(database, row.id),
        readLinks(database, row.id, dayOf(clock())),
        platformOf(database, row.id),
      ])
      const shown = shownCounts(links)
      const who = await workerIn(parts, call)
      return json({
        campaign: campaignLine(row, creatives, links, clock()),
        creatives: creatives.map((one) => creativeView(one, who)),
        links: links.map((one) => linkView(one, shown.links.get(one.code) ?? noCounts, outreach)),
        variants: [...shown.variants].map(([name, counts]) => ({ name, counts })),
        regions: [...shown.regions].map(([name, counts]) => ({ name, counts })),
        platform,
        targets: [...parts.targets()],
        origin: parts.publicOrigin,
      } satisfies CampaignView)
    }),
    workerPost(parts, path, async ({ body }, who) => {
      const asked = campaignAskShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      return database.transaction(async (tx) => {
        const id = await insertCampaign(tx, asked.data)
        await note(tx, parts, 'campaign-made', `campaign ${id}`, who)
        return json({ id }, 201)
      })
    }),
    workerPost(parts, `${path}/:id`, async ({ params, body }, who) => {
      const asked = saveCampaignShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      return onCampaign(params['id'], asked.data.revision, async (tx, row) => {
        const labelled = await labelsNow(tx, row, asked.data.campaign)
        if (labelled) return labelled
        await saveCampaign(tx, row.id, asked.data.campaign)
        await note(tx, parts, 'campaign-changed', `campaign ${row.id}`, who)
        return json({})
      })
    }),
    workerPost(parts, `${path}/:id/stop`, async ({ params, body }, who) => {
      const asked = stopShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      const { revision, stopped } = asked.data
      return onCampaign(params['id'], revision, async (tx, row) => {
        await stopCampaign(tx, row.id, stopped)
        const done = stopped ? 'campaign-stopped' : 'campaign-resumed'
        await note(tx, parts, done, `campaign ${row.id}`, who)
        return json({})
      })
    }),
  ]

  /** Only what she looked at is changed. */
  async function onCampaign(
    said: string | undefined,
    revision: number,
    work: (tx: Queryable, row: CampaignRow) => Promise<Answer>,
  ): Promise<Answer> {
    const id = numberIn(said)
    if (id === null) return refused('unknown')
    const answer = await database.transaction(async (tx) => {
      const row = await lockCampaign(tx, id)
      if (!row) return refused('unknown')
      return row.revision === revision ? work(tx, row) : refused('taken', { why: 'stale' })
    })
    await leading.refresh()
    return answer
  }

  /** What was approved for others may not become a text for youth with a label in it. */
  async function labelsNow(
    tx: Queryable,
    row: CampaignRow,
    asked: CampaignAsk,
  ): Promise<Answer | null> {
    if (asked.audience === row.audience) return null
    for (const creative of await readCreatives(tx, row.id)) {
      const labelled = creative.state === 'draft' ? null : labelledIn(creative, asked.audience)
      if (labelled) return labelled
    }
    return null
  }
}
