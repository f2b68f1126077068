import { z } from 'zod'
import { languages } from '../words/language.ts'
import { handleMaxLength, platforms } from './handle.ts'
import { outcomes } from './once-only.ts'

export const logbookPath = '/api/v1/outreach/logbook'
export const stopListPath = '/api/v1/outreach/stop-list'
export const dpiaPath = '/api/v1/outreach/dpia'

const platform = z.enum(platforms)
const handle = z.string().trim().min(1).max(handleMaxLength)
export const textMaxLength = 300
const text = z.string().trim().min(10).max(textMaxLength)

export const personShape = z.object({ platform, handle })
/** minor: the worker thinks that this person may be younger than eighteen. */
export const askShape = personShape.extend({
  language: z.enum(languages),
  context: text,
  reason: text,
  minor: z.boolean(),
})
export type AskContact = z.infer<typeof askShape>
export const sendShape = z.object({ handle })
export const outcomeShape = z.object({ outcome: z.enum(outcomes) })
export const phraseShape = z.object({ phrase: z.string().trim().min(2).max(100) })
export const confirmShape = z.object({ document: z.string().max(40) })

/** Why the logbook is closed: nobody agreed to the privacy document yet, or a key is lost. */
export const offShape = z.enum(['dpia', 'keys'])

/** A contact as the desk sees it. Nothing in it says who it is about. */
export const contactLineShape = z.object({
  id: z.string(),
  platform,
  language: z.enum(languages),
  state: z.enum(['waiting', 'approved', 'sent', 'closed']),
  worker: z.string(),
  own: z.boolean(),
  approver: z.string().nullable(),
  context: z.string().nullable(),
  reason: z.string().nullable(),
  /** What will be sent, word for word; null when it was, or never will be. */
  message: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  closed: z.enum(['refused', 'withdrawn', 'expired', 'stopped']).nullable(),
  /** Of its last change, `YYYY-MM-DD`. */
  day: z.string(),
})
export type ContactLine = z.infer<typeof contactLineShape>

export const logbookShape = z.object({
  off: offShape.nullable(),
  /** She said that it was enough for today. */
  enough: z.boolean(),
  /** Why no message can go out just now. */
  wait: z.enum(['quiet', 'no-chat']).nullable(),
  /** How many names and addresses of her own she put on the block list. */
  ownPhrases: z.int(),
  contacts: z.array(contactLineShape),
  /** Of the last twelve months: how many messages went out, and what came of them. */
  came: z.array(z.object({ outcome: z.enum(outcomes).nullable(), count: z.int() })),
})
export type LogbookView = z.infer<typeof logbookShape>

export const sentShape = z.object({ text: z.string() })
export const listedShape = z.object({ listed: z.boolean() })

export const dpiaShape = z.object({
  document: z.string(),
  confirmations: z.array(z.object({ name: z.string(), day: z.string(), own: z.boolean() })),
  on: z.boolean(),
})
export type DpiaView = z.infer<typeof dpiaShape>
