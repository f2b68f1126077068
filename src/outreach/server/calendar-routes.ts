import { dayOf } from '../../audit/entry.ts'
import { json, type Route, refused } from '../../doors/route.ts'
import { calendarPath, type Entry, firstOf, lastOf, monthForm } from '../calendar.ts'
import { campaignWords as say } from '../campaign-words.ts'
import { type CampaignRow, readCampaigns } from './campaign-store.ts'
import { type CreativeRow, readCreatives } from './creative-store.ts'
import { workerGet } from './desk-route.ts'
import type { OpenOutreach } from './outreach.ts'

/** What is planned in a month: campaigns, creatives with days of their own, and what has to be looked at by when. */
export function calendarRoutes({ parts }: OpenOutreach): readonly Route[] {
  const { database, clock } = parts
  return [
    {
      ...workerGet(calendarPath, async ({ query }) => {
        const month = query['month'] ?? ''
        if (!monthForm.test(month)) return refused('malformed')
        const [campaigns, creatives] = await Promise.all([
          readCampaigns(database),
          readCreatives(database, null),
        ])
        const entries = campaigns.flatMap((campaign) =>
          entriesOf(
            campaign,
            creatives.filter((one) => one.campaign === campaign.id),
            dayOf(clock()),
          ),
        )
        const [first, last] = [firstOf(month), lastOf(month)]
        return json(
          entries
            .filter(({ from, until }) => from <= last && until >= first)
            .sort((one, other) => (one.from < other.from ? -1 : 1)),
        )
      }),
      query: ['month'],
    },
  ]
}

function entriesOf(
  campaign: CampaignRow,
  creatives: readonly CreativeRow[],
  today: string,
): Entry[] {
  const shared = { campaign: campaign.id, name: campaign.name }
  const { startsOn, endsOn } = campaign
  const own = creatives.flatMap((creative): Entry[] => {
    const detail = say.creativeTitle(creative.variant, say.channels[creative.channel])
    const [from, until] = [creative.startsOn ?? startsOn, creative.endsOn ?? endsOn]
    const { approveBy: by } = creative
    const waits = by !== null && creative.state !== 'approved'
    const hasDays = creative.startsOn !== null || creative.endsOn !== null
    return [
      ...(hasDays && from <= until
        ? [{ ...shared, kind: 'creative' as const, detail, from, until, late: false }]
        : []),
      ...(waits
        ? [{ ...shared, kind: 'deadline' as const, detail, from: by, until: by, late: by < today }]
        : []),
    ]
  })
  if (campaign.stopped) return own.filter(({ kind }) => kind === 'deadline')
  return [
    { ...shared, kind: 'campaign', detail: '', from: startsOn, until: endsOn, late: false },
    ...own,
  ]
}
