import { type ApiClientOptions, GrammyError, HttpError, type Transformer } from 'grammy'
import type { Problem } from '../channel.ts'
import { NotOutsideError, type Outside } from './ask-outside.ts'

/** How long Telegram may keep a question after something new waiting. */
export const pollSeconds = 25
const sendWithinMs = 10_000

type GrammyFetch = NonNullable<ApiClientOptions['fetch']>

/**
 * Every call ends when the channel closes, when grammy says so, or after a time that fits it. grammy expects
 * node-fetch and hands in a signal of its own making; ours wants one of Node's.
 */
export function limited(outside: Outside, closing: AbortSignal): GrammyFetch {
  return ((url: string, { method, headers, body, signal }: GrammyInit = {}) => {
    const withinMs = url.endsWith('/getUpdates') ? pollSeconds * 1_000 + sendWithinMs : sendWithinMs
    const told = new AbortController()
    if (signal?.aborted) told.abort()
    signal?.addEventListener('abort', () => told.abort(), { once: true })
    const ends = [closing, AbortSignal.timeout(withinMs), told.signal]
    return outside.fetch(url, {
      ...{ method: method ?? 'GET', headers: headers ?? {}, body: body ?? null },
      signal: AbortSignal.any(ends),
    })
  }) as unknown as GrammyFetch
}
type GrammyInit = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}

/**
 * Tells how each call went, without its content; seconds: how long Telegram asks us to wait. What one chat refuses is
 * no fault of the channel. grammy itself would sleep as long as an answer to `getUpdates` says, an hour too, and can
 * not be woken to close: told that somebody else fetches (409) it ends, and `work` begins anew.
 */
export function listening(
  closing: AbortSignal,
  onCall: (method: string, problem: Problem | null, seconds: number) => void,
): Transformer {
  return async (call, method, payload, signal) => {
    try {
      const answer = await call(method, payload, signal)
      const problem = answer.ok ? null : problemFor(method, answer.error_code)
      const seconds = answer.ok ? 0 : (answer.parameters?.retry_after ?? 0)
      if (answer.ok || problem) onCall(method, problem, seconds)
      if (method !== 'getUpdates' || problem !== 'limited') return answer
      return { ...answer, ok: false, error_code: 409, description: '' }
    } catch (error) {
      if (!closing.aborted && !signal?.aborted) onCall(method, noAnswer(error), 0)
      throw error
    }
  }
}

/** Telegram refuses an address that it can not come to. */
const problemFor = (method: string, code: number): Problem | null =>
  method === 'setWebhook' && code === 400 ? 'not-brought' : codeProblem(code)

/** null: about this chat only (400, 403), such as somebody who blocked the bot. Source: Telegram Bot API, "Making requests". */
export function codeProblem(code: number): Problem | null {
  if (code === 401 || code === 404) return 'refused'
  if (code === 409) return 'elsewhere'
  if (code === 429) return 'limited'
  return code >= 500 ? 'broken' : null
}

/** Why a call of the bot itself went wrong. */
export const problemOf = (error: unknown): Problem =>
  error instanceof GrammyError ? (codeProblem(error.error_code) ?? 'odd') : noAnswer(error)

/** Why nobody answered. */
export const noAnswer = (error: unknown): Problem =>
  error instanceof HttpError && error.error instanceof NotOutsideError ? 'inside' : 'unreachable'
