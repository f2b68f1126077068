import { malformed, readCount } from '../chain/reading.ts'

/** Whom the help is for. The only thing about a waiting visitor that is not sealed. */
export const lines = ['self', 'relative', 'professional'] as const
export type Line = (typeof lines)[number]

/** One digit, so that her start is as long on the wire whichever it is. Source: docs/protocol.md §3. */
export const lineCode = (line: Line): number => lines.indexOf(line)

/** Throws inside `reading`. */
export const readLineCode = (json: unknown): Line => lines[readCount(json)] ?? malformed()
