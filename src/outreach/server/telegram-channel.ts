import { setTimeout as wait } from 'node:timers/promises'
import { type ApiClientOptions, Bot, GrammyError, type Transformer } from 'grammy'
import { sameText } from '../../signing/signed-delivery.ts'
import { languages, ownName } from '../../words/language.ts'
import type { Channel, Probe, Problem, Received } from '../channel.ts'
import type { TelegramCredentials } from '../channel-credentials.ts'
import { botText, type Origins } from '../redirect-words.ts'
import { fetchOutside } from './ask-outside.ts'
import type { ReplyQueue, Sent } from './reply-queue.ts'
import { readUpdate, type TelegramAsk } from './telegram-update.ts'

export type TelegramParts = {
  readonly credentials: TelegramCredentials & { readonly secret: string }
  readonly apiRoot: string
  readonly origins: Origins
  /** Ours, for Telegram to come to. */
  readonly webhook: string
  readonly replies: ReplyQueue
  readonly clock: () => number
  /** Whether this node fetches what came in, or says where to bring it. */
  readonly fetches: boolean
  /** Hears how every call went; null: well. */
  readonly onCall: (problem: Problem | null) => void
}

/** The kinds of update that we want to hear of. */
const wanted = ['message', 'callback_query'] as const
/** Older than this is not answered: the moment may not be a safe one any more. */
const freshMs = 3_600_000
const pollSeconds = 25
const sendWithinMs = 10_000
const secretHeader = 'x-telegram-bot-api-secret-token'

/** A bot that somebody starts herself. It says one thing, in three languages, and remembers nobody. */
export function openTelegram(parts: TelegramParts): Channel {
  const { credentials, clock, replies } = parts
  const closing = new AbortController()
  const bot = new Bot(credentials.token, {
    client: {
      apiRoot: parts.apiRoot,
      fetch: limited(closing.signal),
    },
  })
  /** Why nothing can be fetched now. */
  let stuck: Problem | null = null
  bot.api.config.use(
    listening(closing.signal, (method, problem) => {
      // Looks are told by who looks.
      if (method === 'getMe') return
      if (method === 'getUpdates') stuck = problem
      parts.onCall(problem)
    }),
  )
  // The text of an error may hold what somebody wrote: it goes nowhere.
  bot.catch(() => parts.onCall('odd'))
  bot.use((ctx) => void take(readUpdate(ctx.update)))
  const working = parts.fetches ? work() : Promise.resolve()

  return {
    kind: 'telegram',
    receive({ bytes, headers }) {
      if (credentials.way !== 'webhook') return 'forged'
      if (!sameText(headers[secretHeader] ?? '', credentials.secret)) return 'forged'
      try {
        return take(readUpdate(JSON.parse(Buffer.from(bytes).toString('utf8'))))
      } catch {
        return 'malformed'
      }
    },
    greet: () => null,
    async probe(): Promise<Probe> {
      try {
        const me = await bot.api.getMe()
        if (stuck) return { kind: 'fails', problem: stuck }
        return { kind: 'works', name: `@${me.username}` }
      } catch (error) {
        return { kind: 'fails', problem: problemOf(error) }
      }
    },
    async leave() {
      if (credentials.way !== 'webhook') return
      await bot.api.deleteWebhook().catch(() => {})
    },
    async [Symbol.asyncDispose]() {
      // Tells Telegram what was read, so that it does not come again; a Telegram that is away is not waited for.
      if (bot.isRunning()) await Promise.race([bot.stop().catch(() => {}), wait(2_000)])
      closing.abort()
      await working
    },
  }

  function take(ask: TelegramAsk | null): Received {
    if (!ask) return 'ignored'
    if (ask.kind === 'wrote' && ask.atMs < clock() - freshMs) return 'late'
    const taken = replies.offer(`${ask.kind} ${ask.chat}`, () => answer(ask))
    return taken ? 'taken' : 'busy'
  }

  async function answer(ask: TelegramAsk): Promise<Sent> {
    const text = botText(parts.origins, ask.language)
    const more = {
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [languages.map(button)] },
    }
    try {
      if (ask.kind === 'wrote') await bot.api.sendMessage(ask.chat, text, more)
      else {
        await bot.api.answerCallbackQuery(ask.query)
        await bot.api.editMessageText(ask.chat, ask.message, text, more)
      }
      return { kind: 'sent' }
    } catch (error) {
      return sentOf(error)
    }
  }

  /** Until it is closed: says where to bring what comes in, or fetches it itself. */
  async function work(): Promise<void> {
    for (let round = 0; !closing.signal.aborted; round += 1) {
      try {
        if (credentials.way === 'webhook') {
          await bot.api.setWebhook(parts.webhook, {
            ...{ secret_token: credentials.secret, allowed_updates: [...wanted] },
            max_connections: 10,
          })
          return
        }
        bot.botInfo = await bot.api.getMe()
        await bot.start({ allowed_updates: [...wanted], timeout: pollSeconds })
        // It was stopped.
        return
      } catch {
        // The transformer told what it was. Longer and longer between, up to a minute.
        await wait(Math.min(60_000, 1_000 * 2 ** round), undefined, {
          signal: closing.signal,
        }).catch(() => {})
      }
    }
  }
}

type GrammyFetch = NonNullable<ApiClientOptions['fetch']>

/**
 * Every call ends when the channel closes, when grammy says so, or after a time that fits it. grammy expects
 * node-fetch and hands in a signal of its own making; Node's `fetch` wants one of Node's.
 */
function limited(closing: AbortSignal): GrammyFetch {
  return ((input: string, { method, headers, body, signal }: RequestInit = {}) => {
    const withinMs = String(input).endsWith('/getUpdates')
      ? pollSeconds * 1_000 + sendWithinMs
      : sendWithinMs
    const told = new AbortController()
    if (signal?.aborted) told.abort()
    signal?.addEventListener('abort', () => told.abort(), { once: true })
    const ends = [closing, AbortSignal.timeout(withinMs), told.signal]
    return fetchOutside(input, {
      ...{ method: method ?? 'GET', headers: headers ?? {}, body: body ?? null },
      signal: AbortSignal.any(ends),
    })
  }) as unknown as GrammyFetch
}

const button = (language: (typeof languages)[number]) => ({
  text: ownName[language],
  callback_data: language,
})

/** Tells how each call went, without its content. What one chat refuses is no fault of the channel. */
function listening(
  closing: AbortSignal,
  onCall: (method: string, problem: Problem | null) => void,
): Transformer {
  return async (call, method, payload, signal) => {
    try {
      const answer = await call(method, payload, signal)
      const problem = answer.ok ? null : codeProblem(answer.error_code)
      if (answer.ok || problem) onCall(method, problem)
      return answer
    } catch (error) {
      if (!closing.aborted && !signal?.aborted) onCall(method, 'unreachable')
      throw error
    }
  }
}

/** null: about this chat only (400, 403), such as somebody who blocked the bot. Source: Telegram Bot API, "Making requests". */
function codeProblem(code: number): Problem | null {
  if (code === 401 || code === 404) return 'refused'
  if (code === 409) return 'elsewhere'
  if (code === 429) return 'limited'
  return code >= 500 ? 'broken' : null
}

const problemOf = (error: unknown): Problem =>
  error instanceof GrammyError ? (codeProblem(error.error_code) ?? 'odd') : 'unreachable'

function sentOf(error: unknown): Sent {
  if (!(error instanceof GrammyError)) return { kind: 'failed', problem: 'unreachable' }
  if (error.error_code === 429) return { kind: 'later', seconds: error.parameters.retry_after ?? 1 }
  const problem = codeProblem(error.error_code)
  return problem ? { kind: 'failed', problem } : { kind: 'gone' }
}
