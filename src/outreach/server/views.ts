import { dayOf } from '../../audit/entry.ts'
import { isPrintable } from '../../ui/server/sheet.ts'
import { phaseOf } from '../campaign.ts'
import type { CampaignLine, CreativeView, LinkView } from '../exchange.ts'
import type { Person } from '../same-person.ts'
import { type ShownCounts, shownCounts } from '../shown-counts.ts'
import type { CampaignRow } from './campaign-store.ts'
import { type CreativeRow, wroteIn } from './creative-store.ts'
import type { LinkRow } from './link-store.ts'
import type { OpenOutreach } from './outreach.ts'

/** A creative as this worker sees it. */
export function creativeView(creative: CreativeRow, who: Person | null): CreativeView {
  const { accounts, names, sentBackBy, sentBackWhy, ...row } = creative
  return {
    ...row,
    printable: isPrintable(row.says),
    by: [...new Set(names)],
    own: who !== null && wroteIn(creative, who),
    sentBack: sentBackBy === null ? null : { by: sentBackBy, why: sentBackWhy },
  }
}

/** counts: what may be read of it. */
export const linkView = (
  { code, creative, target, note, stopped }: LinkRow,
  counts: ShownCounts,
  { leading }: OpenOutreach,
): LinkView => ({
  ...{ code, creative, target, note, stopped, counts },
  leads: leading.targetOf(code) !== null,
})

/** creatives, links: of this campaign or of more. */
export function campaignLine(
  row: CampaignRow,
  creatives: readonly CreativeRow[],
  links: readonly LinkRow[],
  nowMs: number,
): CampaignLine {
  const own = creatives.filter(({ campaign }) => campaign === row.id)
  const today = dayOf(nowMs)
  const phase = phaseOf(row, today)
  const approved = own.filter(({ state }) => state === 'approved')
  const isSeen = ({ startsOn, endsOn }: CreativeRow) =>
    (startsOn === null || startsOn <= today) && (endsOn === null || today <= endsOn)
  return {
    ...row,
    phase,
    creatives: own.length,
    approved: approved.length,
    out: phase === 'running' ? approved.filter(isSeen).length : 0,
    waiting: own.filter(({ state }) => state === 'review').length,
    counts: shownCounts(links.filter(({ campaign }) => campaign === row.id)).all,
  }
}
