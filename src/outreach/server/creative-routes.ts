import type { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { type Answer, type Call, json, type Route, refused } from '../../doors/route.ts'
import type { Audience } from '../campaign.ts'
import { type CreativeAsk, creativeAskShape } from '../creative.ts'
import { rejectedShape, revisionShape, saveCreativeShape, sendBackShape } from '../exchange.ts'
import { labelsIn } from '../labels.ts'
import { lockCampaign } from './campaign-store.ts'
import {
  approveCreative,
  askForCreative,
  type CreativeRow,
  insertCreative,
  lockCreative,
  saveCreative,
  sendCreativeBack,
  setRejected,
  wroteIn,
} from './creative-store.ts'
import { note, numberIn, type Worker, workerPost } from './desk-route.ts'
import type { OpenOutreach } from './outreach.ts'

const path = '/api/v1/outreach/creatives/:id'

/** Creatives: written by one, let through by another, who wrote nothing in it. */
export function creativeRoutes({ parts, leading }: OpenOutreach): readonly Route[] {
  const { database } = parts
  return [
    workerPost(parts, '/api/v1/outreach/campaigns/:id/creatives', async (call, who) => {
      const campaign = numberIn(call.params['id'])
      const asked = creativeAskShape.safeParse(call.body)
      if (!asked.success) return refused('malformed')
      return database.transaction(async (tx) => {
        if (campaign === null || !(await lockCampaign(tx, campaign))) return refused('unknown')
        const id = await insertCreative(tx, campaign, asked.data, who)
        await note(tx, parts, 'creative-made', `creative ${id}`, who)
        return json({ id }, 201)
      })
    }),
    onCreative('', saveCreativeShape, async (tx, row, { creative }, who) => {
      if (row.image && creative.alt === '') return refused('malformed', { why: 'no-alt' })
      await saveCreative(tx, row.id, creative, who)
      await note(tx, parts, 'creative-changed', `creative ${row.id}`, who)
      return json({})
    }),
    onCreative('/ask', revisionShape, async (tx, row, _, who) => {
      if (row.state !== 'draft') return refused('taken', { why: 'stale' })
      const labelled = await labelledFor(tx, row)
      if (labelled) return labelled
      await askForCreative(tx, row.id)
      await note(tx, parts, 'creative-asked', `creative ${row.id}`, who)
      return json({})
    }),
    onCreative('/approve', revisionShape, async (tx, row, _, who) => {
      if (row.state !== 'review') return refused('taken', { why: 'stale' })
      if (wroteIn(row, who)) return refused('not-allowed', { why: 'own-text' })
      const labelled = await labelledFor(tx, row)
      if (labelled) return labelled
      await approveCreative(tx, row.id, who)
      await note(tx, parts, 'creative-approved', `creative ${row.id}`, who)
      return json({})
    }),
    onCreative('/send-back', sendBackShape, async (tx, row, { why }, who) => {
      if (row.state === 'draft') return refused('taken', { why: 'stale' })
      await sendCreativeBack(tx, row.id, who.name, why)
      await note(tx, parts, 'creative-sent-back', `creative ${row.id}`, who)
      return json({})
    }),
    onCreative('/rejected', rejectedShape, async (tx, row, { reason }, who) => {
      await setRejected(tx, row.id, reason)
      await note(tx, parts, 'creative-rejected', `creative ${row.id}`, who)
      return json({})
    }),
  ]

  /** Only what she looked at is decided on, and once. */
  function onCreative<T extends { readonly revision: number }>(
    verb: string,
    shape: z.ZodType<T>,
    work: (tx: Queryable, row: CreativeRow, asked: T, who: Worker) => Promise<Answer>,
  ): Route {
    return workerPost(parts, path + verb, async ({ params, body }: Call, who) => {
      const id = numberIn(params['id'])
      const asked = shape.safeParse(body)
      if (!asked.success) return refused('malformed')
      if (id === null) return refused('unknown')
      const answer = await database.transaction(async (tx) => {
        const row = await lockCreative(tx, id)
        if (!row) return refused('unknown')
        if (row.revision !== asked.data.revision) return refused('taken', { why: 'stale' })
        return work(tx, row, asked.data, who)
      })
      await leading.refresh()
      return answer
    })
  }

  async function labelledFor(tx: Queryable, row: CreativeRow): Promise<Answer | null> {
    const campaign = await lockCampaign(tx, row.campaign)
    return campaign ? labelledIn(row, campaign.audience) : refused('unknown')
  }
}

/** What to answer to a creative that puts a label on who reads it: which words, and what to write instead. */
export function labelledIn(
  { says, alt }: Pick<CreativeAsk, 'says' | 'alt'>,
  audience: Audience,
): Answer | null {
  const labels = labelsIn(`${says}\n${alt}`, audience)
  return labels.length === 0 ? null : refused('malformed', { why: 'label', labels })
}
