import {
  type ConversationId,
  type PaperHash,
  readConversationId,
  readPaperHash,
} from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import { readBytes, readCount, readFields, readFlag, readOneOf } from '../chain/reading.ts'
import { envelopeBytes } from '../chain/sizes.ts'
import { type Line, lines } from './line.ts'

/**
 * One waiting visitor, as a desk sees her. number: order of arrival. reception: which reception paper the
 * envelope is sealed to. lost: nothing was heard from her for a while.
 */
export type QueueEntry = {
  readonly conversation: ConversationId
  readonly number: number
  readonly line: Line
  readonly waitedSeconds: number
  readonly reception: PaperHash
  readonly envelope: Bytes
  readonly lost: boolean
}

/** Throws inside `reading`, like every reader. */
export function readQueueEntry(json: unknown): QueueEntry {
  const fields = readFields(
    json,
    ...(['conversation', 'number', 'line', 'waitedSeconds'] as const),
    ...(['reception', 'envelope', 'lost'] as const),
  )
  return {
    conversation: readConversationId(fields.conversation),
    number: readCount(fields.number),
    line: readOneOf(fields.line, lines),
    waitedSeconds: readCount(fields.waitedSeconds),
    reception: readPaperHash(fields.reception),
    envelope: readBytes(fields.envelope, envelopeBytes),
    lost: readFlag(fields.lost),
  }
}
