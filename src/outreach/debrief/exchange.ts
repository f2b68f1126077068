import * as z from 'zod/mini'
import { type Chain, parseChain } from '../../chain/chain.ts'
import { type PaperHash, parsePaperHash } from '../../chain/member.ts'
import { debriefBodyBytes, debriefKeyBytes } from '../../chain/sizes.ts'
import { bytes, parsedBy } from '../../people/shapes.ts'

/** What crosses `/api/v1/outreach/debrief…`, read by both sides. Byte strings are base64url without padding. */
export const debriefPath = '/api/v1/outreach/debrief'

/** Letters, as a text field counts them. */
export const noteMaxLength = 4_000
export const keptDays = 90
/** Of one writer at a time, and shown to one supervisor. */
export const mostNotes = 60
/** The writer and her supervisors. */
export const mostReaders = 40

const paperHash = parsedBy((value): PaperHash | null => parsePaperHash(value))
export const noteIdShape = bytes(16)

/** A note as it comes from its writer. */
export const newNoteShape = z.object({
  id: noteIdShape,
  body: bytes(debriefBodyBytes),
  keys: z
    .array(z.object({ reader: paperHash, sealed: bytes(debriefKeyBytes) }))
    .check(z.minLength(1), z.maxLength(mostReaders)),
})

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))
const noteLine = z.object({
  id: z.string().check(z.maxLength(22)),
  author: paperHash,
  day,
  /** The day on which somebody said that they had talked about it. */
  talkedOn: z.nullable(day),
})
export type NoteLine = z.infer<typeof noteLine>

/** Her own notes. time: the server's. chain: nobody checked it yet. */
export const notesShape = z.object({
  time: z.number(),
  chain: parsedBy((value): Chain | null => parseChain(value)),
  notes: z.array(noteLine),
})

/** What others shared with her. waiting: all that nobody talked about yet, of which not all have to stand in notes. */
export const sharedNotesShape = z.extend(notesShape, { waiting: z.number() })

/** One note with its key for whoever asks. */
export const sealedNoteShape = z.object({
  author: paperHash,
  body: bytes(debriefBodyBytes),
  sealed: bytes(debriefKeyBytes),
})
