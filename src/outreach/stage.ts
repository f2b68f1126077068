/** What her own page counts, and what a counsellor counts when a conversation is over. */
export const pageStages = ['visit', 'test', 'chat'] as const
export const deskStages = ['serious', 'handover'] as const

/** How far somebody came who followed a link: each is counted once, without any id. */
export const stages = [...pageStages, ...deskStages] as const
export type Stage = (typeof stages)[number]
export type DeskStage = (typeof deskStages)[number]

export type StageCounts = Readonly<Record<Stage, number>>

export const noCounts: StageCounts = { visit: 0, test: 0, chat: 0, serious: 0, handover: 0 }
