import { malformed, readCount, readFields, reading } from '../chain/reading.ts'

/** How far a member's devices hold the log (`delivered`) and showed it (`shown`). Moves forwards only. */
export type Cursor = { readonly delivered: number; readonly shown: number }

export function parseCursor(json: unknown): Cursor | null {
  return reading(() => readCursor(json))
}

/** Throws inside `reading`. What was shown was delivered. */
export function readCursor(json: unknown): Cursor {
  const fields = readFields(json, 'delivered', 'shown')
  const delivered = readCount(fields.delivered)
  const shown = readCount(fields.shown)
  return shown <= delivered ? { delivered, shown } : malformed()
}
