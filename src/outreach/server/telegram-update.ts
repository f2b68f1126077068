import { z } from 'zod'
import type { Language } from '../../words/language.ts'
import { chooseLanguage, parseLanguage } from '../../words/language.ts'

const person = z.object({ language_code: z.string().max(35).optional() })
const chat = z.object({ id: z.number().int(), type: z.string().max(20) })

/** Of an update only what an answer needs; what somebody wrote is not among it. Source: Telegram Bot API, "Update". */
const updateShape = z.object({
  update_id: z.number().int(),
  message: z.object({ date: z.number(), chat, from: person.optional() }).optional(),
  callback_query: z
    .object({
      id: z.string().max(100),
      from: person,
      data: z.string().max(64).optional(),
      message: z.object({ message_id: z.number().int(), chat }).optional(),
    })
    .optional(),
})

/** Somebody wrote (again), or pressed a button of an answer she has. update: unique; the same when it comes again. */
export type TelegramAsk =
  | {
      readonly kind: 'wrote'
      readonly update: number
      readonly chat: number
      readonly language: Language
      readonly atMs: number
    }
  | {
      readonly kind: 'chose'
      readonly update: number
      readonly chat: number
      readonly language: Language
      readonly query: string
      readonly message: number
    }

/** Null for whatever is no person in a conversation of her own with the bot: groups and channels get no answer. */
export function readUpdate(update: unknown): TelegramAsk | null {
  const parsed = updateShape.safeParse(update)
  if (!parsed.success) return null
  const { update_id: id, message, callback_query: pressed } = parsed.data
  if (message?.chat.type === 'private')
    return {
      kind: 'wrote',
      update: id,
      chat: message.chat.id,
      language: chooseLanguage([message.from?.language_code ?? '']),
      atMs: message.date * 1_000,
    }
  const language = parseLanguage(pressed?.data)
  if (pressed?.message?.chat.type !== 'private' || !language) return null
  return {
    kind: 'chose',
    update: id,
    chat: pressed.message.chat.id,
    language,
    query: pressed.id,
    message: pressed.message.message_id,
  }
}
