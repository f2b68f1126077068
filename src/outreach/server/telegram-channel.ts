import { setTimeout as wait } from 'node:timers/promises'
import { Bot, GrammyError } from 'grammy'
import { sameText } from '../../signing/signed-delivery.ts'
import { languages, ownName } from '../../words/language.ts'
import type { Channel, Probe, Problem, Received } from '../channel.ts'
import type { TelegramCredentials } from '../channel-credentials.ts'
import { botText, type Origins } from '../redirect-words.ts'
import type { Outside } from './ask-outside.ts'
import { onceMore, type Recent } from './recent.ts'
import { longestQuietMs, partingMs, type ReplyQueue, type Sent } from './reply-queue.ts'
import {
  codeProblem,
  limited,
  listening,
  noAnswer,
  pollSeconds,
  problemOf,
} from './telegram-calls.ts'
import { readUpdate, type TelegramAsk } from './telegram-update.ts'

export type TelegramParts = {
  readonly credentials: TelegramCredentials & { readonly secret: string }
  readonly apiRoot: string
  readonly origins: Origins
  /** Ours, for Telegram to come to. */
  readonly webhook: string
  readonly outside: Outside
  readonly replies: ReplyQueue
  /** Updates that came in already. */
  readonly seen: Recent
  /** Who was answered lately. */
  readonly answered: Recent
  readonly clock: () => number
  /** Whether this node fetches what came in, or says where to bring it. */
  readonly fetches: boolean
  /** Hears how fetching went, and telling where to bring things; null: well. */
  readonly onCall: (problem: Problem | null) => void
}

/** The kinds of update that we want to hear of. */
const wanted = ['message', 'callback_query'] as const
/** Older than this is not answered: the moment may not be a safe one any more. */
const freshMs = 3_600_000
/** One chat gets so many answers within what `answered` remembers: a start, each language, and some to spare. */
const mostPerChat = 6
/** What Telegram could not bring so lately, it can not bring now: it tries again every minute or so. */
const notBroughtMs = 5 * 60_000
const secretHeader = 'x-telegram-bot-api-secret-token'

/** A bot that somebody starts herself. It says one thing, in three languages, and remembers nobody. */
export function openTelegram(parts: TelegramParts): Channel {
  const { credentials, clock, replies, seen, answered } = parts
  const closing = new AbortController()
  const bot = new Bot(credentials.token, {
    client: {
      apiRoot: parts.apiRoot,
      fetch: limited(parts.outside, closing.signal),
    },
  })
  /** Telegram was told where to bring things. */
  let isSet = false
  /** Why nothing can be fetched or brought now. */
  let stuck: Problem | null = null
  /** How often in a row fetching had to begin anew, and how long Telegram asked us to leave it alone. */
  let failures = 0
  let pause = new AbortController()
  let askedMs = 0
  bot.api.config.use(
    listening(closing.signal, (method, problem, seconds) => {
      // Looks are told by who looks, answers by who sends them.
      if (method !== 'getUpdates' && method !== 'setWebhook') return
      stuck = problem
      failures = problem ? failures : 0
      askedMs = Math.min(longestQuietMs, seconds * 1_000)
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
        // It knows us: whoever waits to begin anew need not wait.
        pause.abort()
        const problem = stuck ?? (isSet ? await webhookProblem() : null)
        return problem ? { kind: 'fails', problem } : { kind: 'works', name: `@${me.username}` }
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
      if (bot.isRunning()) await Promise.race([bot.stop().catch(() => {}), wait(partingMs)])
      await replies.drained(partingMs)
      closing.abort()
      const over = new AbortController()
      const late = wait(partingMs, undefined, { signal: over.signal }).catch(() => {})
      await Promise.race([working, late])
      over.abort()
    },
  }

  function take(ask: TelegramAsk | null): Received {
    if (!ask) return 'ignored'
    if (ask.kind === 'wrote' && ask.atMs < clock() - freshMs) return 'late'
    if (seen.note(`${ask.update}`) === 'again') return 'repeated'
    const key = `${ask.chat}`
    const more = onceMore(answered, key, mostPerChat)
    if (!more) return 'ignored'
    if (replies.offer({ key, isFirst: more.isFirst, send: () => answer(ask) })) return 'taken'
    more.undo()
    return 'busy'
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

  async function setWebhook(): Promise<void> {
    await bot.api.setWebhook(parts.webhook, {
      ...{ secret_token: credentials.secret, allowed_updates: [...wanted] },
      max_connections: 10,
    })
    isSet = true
  }

  /** A webhook is silent while all our own calls go well, so Telegram is asked how its calls go. */
  async function webhookProblem(): Promise<Problem | null> {
    const { url, pending_update_count: pending, ...info } = await bot.api.getWebhookInfo()
    if (url !== parts.webhook) {
      await setWebhook()
      return url === undefined || url === '' ? null : 'elsewhere'
    }
    const failedMs = (info.last_error_date ?? 0) * 1_000
    return pending > 0 && failedMs > clock() - notBroughtMs ? 'not-brought' : null
  }

  /** Until it is closed: says where to bring what comes in, or fetches it itself. */
  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        if (credentials.way === 'webhook') return await setWebhook()
        bot.botInfo = await bot.api.getMe()
        await bot.start({ allowed_updates: [...wanted], timeout: pollSeconds })
        // It was stopped.
        return
      } catch {
        // The transformer told what it was. Longer and longer between, up to a minute.
        const ms = Math.min(longestQuietMs, 1_000 * 2 ** failures)
        failures += 1
        pause = new AbortController()
        const signal = AbortSignal.any([closing.signal, ...(askedMs > 0 ? [] : [pause.signal])])
        await wait(Math.max(ms, askedMs), undefined, { signal }).catch(() => {})
      }
    }
  }
}

const button = (language: (typeof languages)[number]) => ({
  text: ownName[language],
  callback_data: language,
})

function sentOf(error: unknown): Sent {
  if (!(error instanceof GrammyError)) return { kind: 'failed', problem: noAnswer(error) }
  if (error.error_code === 429) return { kind: 'later', seconds: error.parameters.retry_after ?? 1 }
  const problem = codeProblem(error.error_code)
  return problem ? { kind: 'failed', problem } : { kind: 'gone' }
}
