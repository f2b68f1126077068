/** Whom the help is for. The only thing about a waiting visitor that is not sealed. */
export const lines = ['self', 'relative', 'professional'] as const
export type Line = (typeof lines)[number]
