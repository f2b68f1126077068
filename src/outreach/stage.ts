/** How far somebody came who followed a link: each is counted once while her page is open, without any id. */
export const stages = ['visit', 'test', 'chat'] as const
export type Stage = (typeof stages)[number]
export type StageCounts = Readonly<Record<Stage, number>>

export const noCounts: StageCounts = { visit: 0, test: 0, chat: 0 }
