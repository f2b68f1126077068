import { dayOf } from '../../audit/entry.ts'
import type { Queryable } from '../../database/server/database.ts'
import type { CreativeAsk } from '../creative.ts'
import { insertCampaign } from './campaign-store.ts'
import { addCounts } from './count-store.ts'
import { approveCreative, askForCreative, insertCreative, type Maker } from './creative-store.ts'
import { insertKit } from './kit-store.ts'
import { insertLink } from './link-store.ts'

const dayMs = 24 * 3_600_000
const noDays = { startsOn: null, endsOn: null, approveBy: null } as const
const alt = 'Een bankpas met een streep erdoor'
/** Of the second variant. */
const kit = {
  code: 'demabb',
  ...{ municipality: '0344', place: 'Utrecht', region: 'Utrecht' },
  school: 'Voorbeeldschool',
} as const
const shared = { language: 'nl', alt, costCents: 15_000, ...noDays } as const

/** Two variants to compare, and one that waits for a colleague. counts: a made-up day of visits, tests and chats. */
const creatives: readonly {
  readonly ask: CreativeAsk
  readonly code: string
  readonly target: string
  readonly note: string
  readonly counts: readonly [visit: number, test: number, chat: number] | null
}[] = [
  {
    ask: {
      ...shared,
      variant: 'A',
      channel: 'instagram',
      says: 'Geldezel? No way!\nJouw pas. Jouw naam. Jij mag nee zeggen.',
    },
    ...{ code: 'demaaa', target: '/test/geldezel', note: '', counts: [31, 9, 1] },
  },
  {
    ask: {
      ...shared,
      variant: 'B',
      channel: 'snapchat',
      says: 'Vraagt iemand om jouw pas?\nJe mag nee zeggen. Ook nu nog.',
    },
    ...{ code: 'demabb', target: '/geldezel', note: 'Kit voor een school', counts: [33, 8, 2] },
  },
  {
    ask: {
      ...shared,
      variant: 'C',
      channel: 'tiktok',
      says: 'Snel geld met je pas? Praat eerst met ons.',
    },
    ...{ code: 'demacc', target: '/', note: '', counts: null },
  },
]

/** One running campaign whose figures are made up, and marked so. */
export async function makeDemoCampaign(
  tx: Queryable,
  [maker, approver]: readonly [Maker, Maker],
  nowMs: number,
): Promise<void> {
  const day = (offset: number) => dayOf(nowMs + offset * dayMs)
  const campaign = await insertCampaign(
    tx,
    {
      name: 'Geldezel? No way!',
      goal: 'Jongeren weten dat zij hun pas niet hoeven te geven, en waar zij kunnen praten.',
      audience: 'youth',
      startsOn: day(-13),
      endsOn: day(28),
    },
    true,
  )
  for (const { ask, code, target, note, counts } of creatives) {
    const id = await insertCreative(tx, campaign, ask, maker)
    await askForCreative(tx, id)
    // A second demo in one database has the campaign, and leaves the codes to the first.
    const isFirst = await insertLink(tx, code, id, { target, note })
    if (isFirst && code === kit.code) await insertKit(tx, kit)
    if (!counts) continue
    await approveCreative(tx, id, approver)
    const [visit, test, chat] = counts
    await addCounts(
      tx,
      Array.from({ length: 13 }, (_, at) => day(-at)).flatMap((day, at) => [
        { code, stage: 'visit', day, count: visit + ((at * 7) % 5) } as const,
        { code, stage: 'test', day, count: test } as const,
        { code, stage: 'chat', day, count: chat + (at % 2) } as const,
        { code, stage: 'serious', day, count: chat } as const,
        ...(at % 4 === 0 ? [{ code, stage: 'handover', day, count: 1 } as const] : []),
      ]),
    )
  }
}
