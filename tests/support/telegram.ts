import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/**
 * Telegram's Bot API as its public documentation describes it, for one bot: core.telegram.org/bots/api, "Making
 * requests", "Getting updates", "sendMessage" and "ResponseParameters". Tokens, users and texts are its examples or ours.
 */
export type Telegram = {
  readonly origin: string
  readonly token: string
  /** Every call with its parameters, in order. */
  readonly calls: readonly TelegramCall[]
  /** Somebody writes to the bot, or presses one of its buttons. */
  write(
    from: TelegramUser,
    text: string,
    more?: { readonly date?: number; readonly chat?: object },
  ): void
  press(from: TelegramUser, messageId: number, data: string): void
  /** The next calls of a method are answered so instead, each by one. */
  say(method: string, ...answers: readonly TelegramAnswer[]): void
  /** From now on the token is not known: revoked at @BotFather. */
  revoke(): void
  /** And now it is again. */
  restore(): void
  /** The webhook that was set; null: none. */
  webhook(): { readonly url: string; readonly secret: string } | null
  /** From now on it can not bring what came in: so many wait. Source: "WebhookInfo". */
  failToBring(pending: number): void
  /** Somebody else set another webhook for this bot; empty: took it away. */
  moveWebhook(url: string): void
  /** An update as it would be brought to a webhook. */
  update(part: object): object
  /** Resolves once `holds` is true of the calls; looked at after every call. */
  until(holds: (calls: readonly TelegramCall[]) => boolean): Promise<void>
  close(): Promise<void>
}
export type TelegramUser = {
  readonly id: number
  readonly first_name: string
  readonly language_code?: string
}
export type TelegramCall = {
  readonly method: string
  /** By which name of this machine it was asked. */
  readonly host: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly atMs: number
  readonly answered: number
}
export type TelegramAnswer = {
  readonly status: number
  readonly body: object
}

/** What "ResponseParameters" says of too many requests. */
export const tooMany = (seconds: number): TelegramAnswer => ({
  status: 429,
  body: {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  },
})
export const blocked: TelegramAnswer = {
  status: 403,
  body: { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' },
}

export const badWebhook: TelegramAnswer = {
  status: 400,
  body: {
    ok: false,
    error_code: 400,
    description: 'Bad Request: bad webhook: Failed to resolve host: Name or service not known',
  },
}

const token = '123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11'
const bot = { id: 123456, is_bot: true, first_name: 'Keerpunt', username: 'keerpunt_bot' }

export async function openTelegramServer(): Promise<Telegram> {
  const calls: TelegramCall[] = []
  const watchers = new Set<() => void>()
  const planned = new Map<string, TelegramAnswer[]>()
  let updates: { readonly update_id: number }[] = []
  let nextUpdate = 10_000
  let nextMessage = 1_365
  let known = true
  let webhook: { url: string; secret: string } | null = null
  let pending = 0
  let wake: () => void = () => {}

  const server = createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const [, path, method = ''] = (request.url ?? '').split('/')
    const fields = await readFields(request)
    const answer =
      path === `bot${token}` && known
        ? (planned.get(method)?.shift() ?? (await answerTo(method, fields, response)))
        : { status: 401, body: { ok: false, error_code: 401, description: 'Unauthorized' } }
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
    const host = String(request.headers.host).split(':')[0] ?? ''
    calls.push({ method, host, fields, atMs: Date.now(), answered: answer.status })
    for (const look of watchers) look()
  }

  async function answerTo(
    method: string,
    fields: Readonly<Record<string, unknown>>,
    response: ServerResponse,
  ): Promise<TelegramAnswer> {
    switch (method) {
      case 'getMe':
        return done(bot)
      case 'getUpdates':
        return poll(fields, response)
      case 'setWebhook':
        webhook = { url: String(fields['url']), secret: String(fields['secret_token'] ?? '') }
        return done(true)
      case 'getWebhookInfo':
        return done({
          ...{ url: webhook?.url ?? '', has_custom_certificate: false },
          pending_update_count: pending,
          ...(pending > 0 && {
            last_error_date: seconds(),
            last_error_message: 'Connection timed out',
          }),
        })
      case 'deleteWebhook':
        webhook = null
        return done(true)
      case 'sendMessage': {
        const { chat_id: id, text } = fields
        if (typeof text !== 'string' || text.length === 0 || text.length > 4_096)
          return bad('message text is empty or too long')
        nextMessage += 1
        return done({
          message_id: nextMessage,
          date: seconds(),
          chat: { id, type: 'private' },
          text,
        })
      }
      case 'editMessageText':
      case 'answerCallbackQuery':
        return done(true)
      default:
        return { status: 404, body: { ok: false, error_code: 404, description: 'Not Found' } }
    }
  }

  /** Waits as long as it is told for something new; `offset` says what is known already. */
  async function poll(
    { offset = 0, limit = 100, timeout = 0 }: Readonly<Record<string, unknown>>,
    response: ServerResponse,
  ): Promise<TelegramAnswer> {
    if (webhook) return conflict("can't use getUpdates method while webhook is active")
    updates = updates.filter(({ update_id: id }) => id >= Number(offset))
    if (updates.length === 0 && Number(timeout) > 0) {
      const { promise, resolve } = Promise.withResolvers<void>()
      wake = resolve
      const timer = setTimeout(resolve, Number(timeout) * 1_000)
      response.once('close', resolve)
      await promise
      clearTimeout(timer)
    }
    return done(updates.slice(0, Number(limit)))
  }

  function add(part: object): object {
    const update = { update_id: nextUpdate++, ...part }
    return update
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    token,
    calls,
    write(from, text, { date = seconds(), chat = { id: from.id, type: 'private' } } = {}) {
      nextMessage += 1
      const message = { message_id: nextMessage, from, chat, date, text }
      updates.push(add({ message }) as { update_id: number })
      wake()
    },
    press(from, messageId, data) {
      const message = {
        message_id: messageId,
        chat: { id: from.id, type: 'private' },
        date: seconds(),
      }
      const callback_query = { id: '4382bfdwdsb323b2d9', from, message, data }
      updates.push(add({ callback_query }) as { update_id: number })
      wake()
    },
    say: (method, ...answers) => void planned.set(method, [...answers]),
    revoke() {
      known = false
      wake()
    },
    restore() {
      known = true
    },
    webhook: () => webhook,
    failToBring(count) {
      pending = count
    },
    moveWebhook(url) {
      webhook = url === '' ? null : { url, secret: '' }
    },
    update: add,
    async until(holds) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const look = () => {
        if (holds(calls)) resolve()
      }
      watchers.add(look)
      look()
      await promise
      watchers.delete(look)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const seconds = () => Math.floor(Date.now() / 1_000)
const done = (result: unknown): TelegramAnswer => ({ status: 200, body: { ok: true, result } })
const bad = (why: string): TelegramAnswer => ({
  status: 400,
  body: { ok: false, error_code: 400, description: `Bad Request: ${why}` },
})
const conflict = (why: string): TelegramAnswer => ({
  status: 409,
  body: { ok: false, error_code: 409, description: `Conflict: ${why}` },
})

async function readFields(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const piece of request) text += piece
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}
