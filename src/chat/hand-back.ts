import { hasField, readCount, readFields, reading, readOneOf } from '../chain/reading.ts'
import { type Line, lineCode, readLineCode } from '../queue/line.ts'
import { type StoredState, storedStates } from './conversation-state.ts'
import { type EpochChange, readEpochChange } from './epoch-change.ts'

/** `POST …/hand-back`: a parking record. line: where her ticket stands, when the desk knows it; else `self`. */
export type HandBack = { readonly change: EpochChange; readonly line: Line }

export function parseHandBack(json: unknown): HandBack | null {
  return reading(() => {
    const { record, keys, line } = readFields(
      json,
      ...(['record', 'keys'] as const),
      ...(hasField(json, 'line') ? (['line'] as const) : []),
    )
    return {
      change: readEpochChange({ record, keys }),
      line: readLineCode(line === undefined ? lineCode('self') : line),
    }
  })
}

/** The answer, to closing as well: where the conversation went. */
export type HandedBack = { readonly epoch: number; readonly state: StoredState }

export function parseHandedBack(json: unknown): HandedBack | null {
  return reading(() => {
    const { epoch, state } = readFields(json, 'epoch', 'state')
    return { epoch: readCount(epoch), state: readOneOf(state, storedStates) }
  })
}
