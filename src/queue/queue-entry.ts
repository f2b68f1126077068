import { type ConversationId, readConversationId } from '../chain/member.ts'
import { readCount, readFields, readFlag, readOneOf } from '../chain/reading.ts'
import { type Line, lines } from './line.ts'
import { readTicket, type Ticket } from './ticket.ts'

/** One waiting visitor, as a desk sees her. number: her place among the others. lost: not heard for a while. */
export type QueueEntry = {
  readonly conversation: ConversationId
  readonly number: number
  readonly line: Line
  readonly waitedSeconds: number
  readonly ticket: Ticket
  readonly lost: boolean
}

/** Throws inside `reading`, like every reader. */
export function readQueueEntry(json: unknown): QueueEntry {
  const fields = readFields(
    json,
    ...(['conversation', 'number', 'line', 'waitedSeconds'] as const),
    ...(['ticket', 'lost'] as const),
  )
  return {
    conversation: readConversationId(fields.conversation),
    number: readCount(fields.number),
    line: readOneOf(fields.line, lines),
    waitedSeconds: readCount(fields.waitedSeconds),
    ticket: readTicket(fields.ticket),
    lost: readFlag(fields.lost),
  }
}
