/** Longest answer that we read from anybody. */
const maxBytes = 2_000_000

/**
 * `fetch` for addresses of others: led nowhere else, and reads no more than two megabytes. Rejects when there is no
 * answer, when it leads elsewhere or is too long; the error holds no address.
 */
export const fetchOutside: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' })
  const bytes = await readAtMost(response)
  const { status, headers } = response
  return new Response(status === 204 || status === 304 ? null : bytes, { status, headers })
}

async function readAtMost(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body ?? []) {
    length += piece.length
    // Leaving the loop cancels the rest.
    if (length > maxBytes) throw new AnswerTooLongError()
    pieces.push(piece)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

export class AnswerTooLongError extends Error {
  override readonly name = 'AnswerTooLongError'
}

/** An answer within ten seconds, or null. json: parsed, or null when it is none. */
export async function askOutside(
  url: string,
  init: RequestInit & { readonly signal?: AbortSignal },
): Promise<{ readonly status: number; readonly headers: Headers; readonly json: unknown } | null> {
  const limit = AbortSignal.timeout(10_000)
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit
  try {
    const response = await fetchOutside(url, { ...init, signal })
    const text = await response.text()
    return { status: response.status, headers: response.headers, json: parsed(text) }
  } catch {
    return null
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Whole seconds somebody asks us to wait; a minute when it does not say. Source: RFC 9110 §10.2.3. */
export function retryAfterSeconds(headers: Headers): number {
  const text = headers.get('retry-after') ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : 60
}
