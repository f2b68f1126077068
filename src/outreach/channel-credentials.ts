import { z } from 'zod'
import type { ChannelKind } from './channel.ts'

const secretShape = z.string().trim().min(24).max(200)
const idShape = z
  .string()
  .trim()
  .regex(/^\d{1,30}$/)
const visible = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/)
    .max(most)

const telegramShape = z.object({
  /** As @BotFather gives it. Source: Telegram Bot API, "Authorizing your bot". */
  token: z
    .string()
    .trim()
    .regex(/^\d{3,20}:[\w-]{20,100}$/),
  /** polling: we ask Telegram. webhook: Telegram comes to us; needs an https address of ours. */
  way: z.enum(['polling', 'webhook']),
})
const metaShape = z.object({
  accountId: idShape,
  accessToken: visible(500).min(20),
  appSecret: visible(100).min(16),
  verifyToken: visible(100).min(12),
})
const gatewayShape = z.object({ url: z.url().max(500), secret: secretShape })

/** What somebody types at the desk for a channel. It goes in once and is never shown again. */
export const credentialShapes = {
  telegram: telegramShape,
  instagram: metaShape,
  messenger: metaShape,
  sms: gatewayShape,
  email: gatewayShape,
} as const satisfies Record<ChannelKind, z.ZodType>

export type TelegramCredentials = z.infer<typeof telegramShape>
export type MetaCredentials = z.infer<typeof metaShape>
export type GatewayCredentials = z.infer<typeof gatewayShape>

/** The fields of the form, in order. secret: typed unseen. */
export const credentialFields = {
  telegram: [{ name: 'token', secret: true }],
  instagram: metaFields(),
  messenger: metaFields(),
  sms: gatewayFields(),
  email: gatewayFields(),
} as const satisfies Record<ChannelKind, readonly CredentialField[]>

export type CredentialField = {
  readonly name:
    | 'token'
    | 'accountId'
    | 'accessToken'
    | 'appSecret'
    | 'verifyToken'
    | 'url'
    | 'secret'
  readonly secret: boolean
}

function metaFields(): readonly CredentialField[] {
  return [
    { name: 'accountId', secret: false },
    { name: 'accessToken', secret: true },
    { name: 'appSecret', secret: true },
    { name: 'verifyToken', secret: true },
  ]
}

function gatewayFields(): readonly CredentialField[] {
  return [
    { name: 'url', secret: false },
    { name: 'secret', secret: true },
  ]
}

/** Where messages go by these credentials; null when that is not theirs to say. */
export const addressIn = (credentials: object): string | null =>
  'url' in credentials && typeof credentials.url === 'string' ? credentials.url : null

/**
 * Whether an address is one that we could send to: https, or a place inside that the operator allows (`host:port`). No
 * name or password in it: those would travel in the address. Where its name leads is judged when it is used.
 */
export function maySendTo(text: string, allowed: ReadonlySet<string>): boolean {
  const url = URL.parse(text)
  if (!url || `${url.username}${url.password}${url.hash}` !== '') return false
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' && allowed.has(`${url.hostname}:${url.port || 80}`)
}

/** This machine, by its usual names. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
