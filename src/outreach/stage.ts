import { z } from 'zod'

/** How far somebody came who followed a link: each is counted once while her page is open, without any id. */
export const stages = ['visit', 'test', 'chat'] as const
export type Stage = (typeof stages)[number]

export const stageCountsShape = z.object({ visit: z.number(), test: z.number(), chat: z.number() })
export type StageCounts = z.infer<typeof stageCountsShape>

export const noCounts: StageCounts = { visit: 0, test: 0, chat: 0 }

export const addedUp = (all: readonly StageCounts[]): StageCounts =>
  all.reduce(
    (sum, one) => ({
      visit: sum.visit + one.visit,
      test: sum.test + one.test,
      chat: sum.chat + one.chat,
    }),
    noCounts,
  )
