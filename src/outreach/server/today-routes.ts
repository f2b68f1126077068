import { dayOf } from '../../audit/entry.ts'
import { json, type Route } from '../../doors/route.ts'
import type { Today } from '../exchange.ts'
import { type ShownCounts, shownCounts } from '../shown-counts.ts'
import { noCounts } from '../stage.ts'
import { readCampaigns } from './campaign-store.ts'
import { countsOn } from './count-store.ts'
import { readCreatives } from './creative-store.ts'
import { workerGet, workerIn } from './desk-route.ts'
import { readLinks } from './link-store.ts'
import type { OpenOutreach } from './outreach.ts'
import { campaignLine, creativeView } from './views.ts'

const dayMs = 24 * 3_600_000
/** What begins within a week is told. */
const soonMs = 7 * dayMs

/** What waits for a worker today: what to approve, what goes out, what came back. */
export function todayRoutes({ parts }: OpenOutreach): readonly Route[] {
  const { database, clock } = parts
  return [
    workerGet('/api/v1/outreach/today', async (call) => {
      const nowMs = clock()
      const who = await workerIn(parts, call)
      const [campaigns, creatives, links, today, yesterday] = await Promise.all([
        readCampaigns(database),
        readCreatives(database, null),
        readLinks(database, null, dayOf(nowMs)),
        countsOn(database, dayOf(nowMs)),
        countsOn(database, dayOf(nowMs - dayMs)),
      ])
      const lines = campaigns.map((row) => campaignLine(row, creatives, links, nowMs))
      const nameOf = (id: number) => lines.find((line) => line.id === id)?.name ?? ''
      const shown = creatives.map((row) => ({
        campaign: nameOf(row.campaign),
        creative: creativeView(row, who),
      }))
      const until = dayOf(nowMs + soonMs)
      return json({
        review: shown.filter(({ creative }) => creative.state === 'review'),
        sentBack: shown.filter(({ creative }) => creative.sentBack !== null && creative.own),
        running: lines.filter(({ out }) => out > 0),
        soon: lines.filter(({ phase, startsOn }) => phase === 'planned' && startsOn <= until),
        cameBack: lines.flatMap(({ id, name, madeUp }) => {
          const [now, before] = [today, yesterday].map((rows) =>
            rows.filter(({ campaign }) => campaign === id),
          )
          const visits = now?.find(({ stage }) => stage === 'visit')?.count ?? 0
          if (visits === 0 && before?.length === 0) return []
          return [{ id, name, madeUp, today: visits, yesterday: shownOf(before ?? []) }]
        }),
      } satisfies Today)
    }),
  ]
}

/** What may be read of one campaign's day. */
const shownOf = (rows: Awaited<ReturnType<typeof countsOn>>): ShownCounts => {
  const counts = Object.fromEntries(rows.map(({ stage, count }) => [stage, count]))
  return shownCounts([{ ...noCounts, ...counts, code: '', variant: '', region: null }]).all
}
