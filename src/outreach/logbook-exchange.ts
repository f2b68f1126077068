import { z } from 'zod'
import { languages } from '../words/language.ts'
import { handleMaxLength, platforms } from './handle.ts'
import { outcomes } from './once-only.ts'
import { protocolShape } from './protocol-exchange.ts'

export const logbookPath = '/api/v1/outreach/logbook'
export const stopListPath = '/api/v1/outreach/stop-list'
export const dpiaPath = '/api/v1/outreach/dpia'

const platform = z.enum(platforms)
const handle = z.string().trim().min(1).max(handleMaxLength)
export const textMaxLength = 300
const text = z.string().trim().min(10).max(textMaxLength)

export const personShape = z.object({ platform, handle })
/** minor: the worker thinks that this person may be younger than eighteen. minorReason: why the protocol allows it. */
export const askShape = personShape.extend({
  language: z.enum(languages),
  context: text,
  reason: text,
  minor: z.boolean(),
  minorReason: text.or(z.literal('')).default(''),
})
export type AskContact = z.infer<typeof askShape>
/** protocol: the one for minors that the second pair of eyes says she read; null when it is not needed. */
export const approveShape = z.object({ protocol: z.int().nullable().default(null) })
export const sendShape = z.object({ handle })
export const outcomeShape = z.object({ outcome: z.enum(outcomes) })
/** So many names and addresses a worker may have on her block list. A proposal. */
export const mostOwnPhrases = 40
export const phraseShape = z.object({ phrase: z.string().trim().min(2).max(100) })
export const confirmShape = z.object({ document: z.string().max(40) })

/** A key file that is lost: of the hashes, or of the workers' block list. */
export const keyAlarms = ['keys', 'own-key'] as const
export type KeyAlarm = (typeof keyAlarms)[number]
/** Why the logbook is closed: not enough persons agreed to the privacy document, or a key is lost. */
export const offShape = z.enum(['dpia', ...keyAlarms])
export type Off = z.infer<typeof offShape>

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
  /** Why the protocol for minors allows it; null when she is no minor, or it was sent. */
  minorReason: z.string().nullable(),
  /** What will be sent, word for word, for who looks along. Who asked gets it once, when she sends. */
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
  /** In which languages there is a text in use. */
  languages: z.array(z.enum(languages)),
  /** The protocol for minors that holds now; null: nobody who may be one is written to. */
  protocol: protocolShape.nullable(),
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
  /** The messages in use now. */
  texts: z.array(z.object({ language: z.enum(languages), version: z.int(), says: z.string() })),
})
export type DpiaView = z.infer<typeof dpiaShape>

/** What of the logbook waits for her today. */
export const logbookTodayShape = z.object({
  alarms: z.array(z.enum(keyAlarms)),
  /** Contacts of others to look at, and her own to send. */
  toApprove: z.int(),
  toSend: z.int(),
  /** Sent by her, and she did not say yet what came of it. */
  toTell: z.int(),
  /** Message texts of others to look at. */
  texts: z.int(),
  /** A protocol for minors that she did not confirm and that does not hold yet. */
  protocol: z.boolean(),
  /** She put no name of her own on the block list. */
  noOwnPhrases: z.boolean(),
})
export type LogbookToday = z.infer<typeof logbookTodayShape>
