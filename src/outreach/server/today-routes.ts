import { dayOf } from '../../audit/entry.ts'
import { json, type Route } from '../../doors/route.ts'
import type { Today } from '../exchange.ts'
import { noCounts, type Stage, type StageCounts } from '../stage.ts'
import { readCampaigns } from './campaign-store.ts'
import { countsOn } from './count-store.ts'
import { readCreatives } from './creative-store.ts'
import { workerGet } from './desk-route.ts'
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
      const [campaigns, creatives, links, today, yesterday] = await Promise.all([
        readCampaigns(database),
        readCreatives(database, null),
        readLinks(database, null),
        countsOn(database, dayOf(nowMs)),
        countsOn(database, dayOf(nowMs - dayMs)),
      ])
      const lines = campaigns.map((row) => campaignLine(row, creatives, links, nowMs))
      const nameOf = (id: number) => lines.find((line) => line.id === id)?.name ?? ''
      const shown = creatives.map((row) => ({
        campaign: nameOf(row.campaign),
        creative: creativeView(row, call),
      }))
      const until = dayOf(nowMs + soonMs)
      return json({
        review: shown.filter(({ creative }) => creative.state === 'review'),
        sentBack: shown.filter(({ creative }) => creative.sentBack !== null && creative.own),
        running: lines.filter(({ phase }) => phase === 'running'),
        soon: lines.filter(({ phase, startsOn }) => phase === 'planned' && startsOn <= until),
        cameBack: lines.flatMap(({ id, name, madeUp }) => {
          const one = { id, name, madeUp, today: of(today, id), yesterday: of(yesterday, id) }
          return one.today === noCounts && one.yesterday === noCounts ? [] : [one]
        }),
      } satisfies Today)
    }),
  ]
}

/** `noCounts` itself when nothing was counted. */
function of(rows: Awaited<ReturnType<typeof countsOn>>, id: number): StageCounts {
  const own = rows.filter(({ campaign }) => campaign === id)
  const count = (stage: Stage) => own.find((row) => row.stage === stage)?.count ?? 0
  return own.length === 0
    ? noCounts
    : {
        visit: count('visit'),
        test: count('test'),
        chat: count('chat'),
        serious: count('serious'),
        handover: count('handover'),
      }
}
