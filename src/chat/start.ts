import {
  type ConversationId,
  type MemberId,
  memberIdOfPaper,
  type PaperHash,
  readConversationId,
  readMemberId,
  readPaperHash,
} from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import {
  hasField,
  malformed,
  readBytes,
  readCount,
  readFields,
  readFlag,
  reading,
} from '../chain/reading.ts'
import { envelopeBytes } from '../chain/sizes.ts'
import { type Line, readLineCode } from '../queue/line.ts'
import { workBytes } from './work.ts'

/**
 * The visitor's first request. work: the answer to a `prove-work` refusal, else null. message: she waits for nobody
 * now; her words go to the inbox. Source: docs/protocol.md §3.
 */
export type Start = {
  readonly conversation: ConversationId
  readonly visitor: MemberId
  readonly line: Line
  readonly reception: PaperHash
  readonly envelope: Bytes
  readonly work: Bytes | null
  readonly message: boolean
}

export function parseStart(json: unknown): Start | null {
  return reading(() => {
    const fields = readFields(
      json,
      ...(['conversation', 'visitor', 'line', 'reception', 'envelope'] as const),
      ...optional.filter((name) => hasField(json, name)),
    )
    const visitor = readMemberId(fields.visitor)
    const reception = readPaperHash(fields.reception)
    // The team is the other member of epoch 0: one id for both would fail the whole batch it enters with.
    if (visitor === memberIdOfPaper(reception)) return malformed()
    return {
      conversation: readConversationId(fields.conversation),
      visitor,
      line: readLineCode(fields.line),
      reception,
      envelope: readBytes(fields.envelope, envelopeBytes),
      work: fields.work === undefined ? null : readBytes(fields.work, workBytes),
      message: fields.message !== undefined && readFlag(fields.message),
    }
  })
}

const optional = ['work', 'message'] as const

/** Her place (1 is next) and the expected wait; both null when she is not waiting any more. */
export type Place = { readonly place: number | null; readonly waitSeconds: number | null }

/** Throws inside `reading`. */
export function readPlace({ place, waitSeconds }: { place: unknown; waitSeconds: unknown }): Place {
  return {
    place: place === null ? null : readCount(place),
    waitSeconds: waitSeconds === null ? null : readCount(waitSeconds),
  }
}

/** The answer to a start. */
export function parsePlace(json: unknown): Place | null {
  return reading(() => readPlace(readFields(json, 'place', 'waitSeconds')))
}
