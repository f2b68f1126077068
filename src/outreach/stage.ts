import { z } from 'zod'

/** What her own page counts, and what a counsellor counts when a conversation is over. */
export const pageStages = ['visit', 'test', 'chat'] as const
export const deskStages = ['serious', 'handover'] as const

/** How far somebody came who followed a link: each is counted once, without any id. */
export const stages = [...pageStages, ...deskStages] as const
export type Stage = (typeof stages)[number]
export type DeskStage = (typeof deskStages)[number]

const count = z.number()
export const stageCountsShape = z.object({
  visit: count,
  test: count,
  chat: count,
  serious: count,
  handover: count,
})
export type StageCounts = z.infer<typeof stageCountsShape>

export const noCounts: StageCounts = { visit: 0, test: 0, chat: 0, serious: 0, handover: 0 }

export const addedUp = (all: readonly StageCounts[]): StageCounts =>
  all.reduce(
    (sum, one) => ({
      visit: sum.visit + one.visit,
      test: sum.test + one.test,
      chat: sum.chat + one.chat,
      serious: sum.serious + one.serious,
      handover: sum.handover + one.handover,
    }),
    noCounts,
  )
