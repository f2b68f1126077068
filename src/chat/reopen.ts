import { readCount, readFields, reading, readOneOf } from '../chain/reading.ts'
import { type Line, readLineCode } from '../queue/line.ts'
import { type EpochChange, readEpochChange } from './epoch-change.ts'
import { type Place, readPlace } from './start.ts'

/** Whether she waits for somebody now, or leaves what she wrote for later. */
export const reopenings = ['queue', 'message'] as const

/** `POST …/reopen`: the visitor goes on by a record of her own, with nobody but herself and the team in it. */
export type Reopen = {
  readonly change: EpochChange
  readonly as: (typeof reopenings)[number]
  readonly line: Line
}

export function parseReopen(json: unknown): Reopen | null {
  return reading(() => {
    const { record, keys, as, line } = readFields(json, 'record', 'keys', 'as', 'line')
    return {
      change: readEpochChange({ record, keys }),
      as: readOneOf(as, reopenings),
      line: readLineCode(line),
    }
  })
}

/** The answer to a reopening. */
export type Reopened = Place & { readonly epoch: number }

export function parseReopened(json: unknown): Reopened | null {
  return reading(() => {
    const { epoch, ...place } = readFields(json, 'epoch', 'place', 'waitSeconds')
    return { ...readPlace(place), epoch: readCount(epoch) }
  })
}
