import type { Http } from './conversation.ts'

/** After this long without an answer an outcome is unknown. */
export const patienceMs = 10_000

export class HouseAwayError extends Error {}

/** A signal that aborts by itself; `AbortSignal.timeout` is younger than the phones we serve. */
export function patience(ms = patienceMs): AbortSignal {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), ms)
  return stop.signal
}

/** Gets and parses. Throws HouseAwayError for everything that is not a readable 200, and as `http` does. */
export async function ask<T>(
  http: Http,
  path: string,
  parse: (json: unknown) => T | null,
): Promise<T> {
  const response = await http(path, { signal: patience() })
  const answer = response.ok ? parse(await response.json()) : null
  if (answer === null) throw new HouseAwayError(`no readable answer (${response.status})`)
  return answer
}

export const jsonPost = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  signal: patience(),
})

/** The word of a refusal and what came with it; an unreadable answer counts as `failed`. */
export async function refusalOf(
  response: Response,
): Promise<{ readonly word: string; readonly detail: Readonly<Record<string, unknown>> }> {
  try {
    const detail = (await response.json()) as Record<string, unknown>
    return { word: typeof detail.refused === 'string' ? detail.refused : 'failed', detail }
  } catch {
    return { word: 'failed', detail: {} }
  }
}
