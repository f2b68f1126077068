import { z } from 'zod'
import { languages } from '../words/language.ts'

/** What crosses `/api/v1/outreach/texts`: the words of the one message, version by version. */

export const textsPath = '/api/v1/outreach/texts'
export const textStates = ['waiting', 'used', 'refused', 'replaced', 'ended'] as const
export const saysMaxLength = 500
export const whyMaxLength = 300

/** One line: a message has no paragraphs. */
const says = z
  .string()
  .max(saysMaxLength)
  .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(1))

/** after: the newest version that she saw in this language, 0 for none: what is newer is not overwritten unseen. */
export const writeTextShape = z.object({
  language: z.enum(languages),
  says,
  after: z.int().min(0),
})
export type WriteText = z.infer<typeof writeTextShape>
export const whyTextShape = z.object({ why: z.string().trim().min(1).max(whyMaxLength) })

/** writer: who wrote it; the house itself for what it came with. why: of who sent it back or ended it. */
export const textLineShape = z.object({
  id: z.int(),
  language: z.enum(languages),
  version: z.int(),
  says: z.string(),
  state: z.enum(textStates),
  writer: z.string(),
  own: z.boolean(),
  approver: z.string().nullable(),
  why: z.string(),
  day: z.string(),
})
export type TextLine = z.infer<typeof textLineShape>

const pagesShape = z.object({ chat: z.string(), why: z.string() })
/** pages: our addresses as a message shows them. texts: newest first. */
export const textsShape = z.object({
  pages: z.record(z.enum(languages), pagesShape),
  texts: z.array(textLineShape),
})
export type TextsView = z.infer<typeof textsShape>

/** What came back with a text that can not be used. */
export const faultsRefusal = z.looseObject({
  why: z.literal('faults'),
  faults: z.array(z.string()),
  labels: z.array(z.object({ part: z.string(), instead: z.array(z.string()) })),
})
