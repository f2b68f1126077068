import { lookup as resolveName } from 'node:dns'
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { maySendTo } from '../channel-credentials.ts'
import { isOutside } from './outside-address.ts'

/** Longest answer that we read from anybody. */
const maxBytes = 2_000_000
const idleMs = 60_000
const redirects = [301, 302, 303, 307, 308]

/** What is sent: a body that is there at once. signal: ends the call. */
export type Ask = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | null
  readonly signal?: AbortSignal
}
/** json: parsed, or null when it is none. */
export type Answered = {
  readonly status: number
  readonly headers: Headers
  readonly json: unknown
}

/** The one way from this room to addresses of others. */
export interface Outside {
  /**
   * Led nowhere else, and reads no more than two megabytes. Rejects when there is no answer (NoAnswerError), also when
   * it leads elsewhere or is too long, and when the address is not one out in the world (NotOutsideError). No error
   * holds an address.
   */
  fetch(url: string, ask: Ask): Promise<Response>
  /** An answer within ten seconds, or why there is none. */
  ask(url: string, ask: Ask): Promise<Answered | 'unreachable' | 'inside'>
  /**
   * Why nothing can be sent to what somebody typed, as names lead now; null: it can, or its name leads nowhere yet.
   * address: not one that `maySendTo` takes.
   */
  refusal(text: string): Promise<'address' | 'inside' | null>
}

/**
 * Opens that way: https out into the world, or where the operator lets us. A name is resolved once for each connection,
 * all that it leads to is judged, and to that the connection goes: a name that says something else a moment later leads
 * nowhere else. allowed: `host:port` inside, without https too. resolve: as `dns.lookup`. isFit: of an address.
 */
export function openOutside(
  allowed: ReadonlySet<string>,
  resolve: typeof resolveName = resolveName,
  isFit: (ip: string) => boolean = isOutside,
): Outside {
  const agents = {
    http: new HttpAgent({ keepAlive: true, timeout: idleMs }),
    https: new HttpsAgent({ keepAlive: true, timeout: idleMs }),
  }
  return {
    fetch,
    async ask(url, ask) {
      const limit = AbortSignal.timeout(10_000)
      const signal = ask.signal ? AbortSignal.any([ask.signal, limit]) : limit
      try {
        const response = await fetch(url, { ...ask, signal })
        const json = parsed(await response.text())
        return { status: response.status, headers: response.headers, json }
      } catch (error) {
        return error instanceof NotOutsideError ? 'inside' : 'unreachable'
      }
    },
    async refusal(text) {
      if (!maySendTo(text, allowed)) return 'address'
      const { hostname, mayBeInside } = placeOf(text)
      if (mayBeInside) return null
      if (isIP(hostname)) return isFit(hostname) ? null : 'inside'
      return new Promise((done) =>
        judged(hostname, { all: true }, (error) =>
          done(error instanceof NotOutsideError ? 'inside' : null),
        ),
      )
    },
  }

  /** Over when the signal says so, whatever the connection tells of itself. */
  async function fetch(url: string, ask: Ask): Promise<Response> {
    const over = Promise.withResolvers<never>()
    const end = () => over.reject(new NoAnswerError())
    ask.signal?.addEventListener('abort', end, { once: true })
    try {
      const whole = send(url, ask).then(readWhole)
      return await Promise.race([whole, over.promise])
    } finally {
      ask.signal?.removeEventListener('abort', end)
    }
  }

  function placeOf(text: string) {
    const url = new URL(text)
    const hostname = url.hostname.replace(/^\[|\]$/g, '')
    const port = url.port || (url.protocol === 'https:' ? '443' : '80')
    return { url, hostname, mayBeInside: allowed.has(`${url.hostname}:${port}`) }
  }

  /** Asks once; a connection that was closed while it lay idle is no answer of anybody, so then once more. */
  async function send(text: string, ask: Ask): Promise<IncomingMessage> {
    const { url, hostname, mayBeInside } = placeOf(text)
    const isSafe = url.protocol === 'https:' && (!isIP(hostname) || isFit(hostname))
    if (!mayBeInside && !isSafe) throw new NotOutsideError()
    const isHttps = url.protocol === 'https:'
    const { method = 'GET', headers = {}, body = null, signal } = ask
    const { promise, resolve: answered, reject } = Promise.withResolvers<IncomingMessage | null>()
    const request = (isHttps ? requestHttps : requestHttp)(url, {
      ...{ method, headers, agent: isHttps ? agents.https : agents.http },
      ...(mayBeInside ? {} : { lookup: judged }),
      ...(signal && { signal }),
    })
    request.once('response', answered)
    request.once('error', (error) => {
      if (request.reusedSocket && 'code' in error && error.code === 'ECONNRESET') answered(null)
      else reject(error instanceof NotOutsideError ? error : new NoAnswerError())
    })
    request.once('upgrade', (_, socket) => {
      socket.destroy()
      reject(new NoAnswerError())
    })
    // When nothing else was told before.
    request.once('close', () => reject(new NoAnswerError()))
    request.end(body)
    return (await promise) ?? send(text, ask)
  }

  /** A name's addresses, when all of them are out in the world. */
  function judged(...[hostname, options, done]: Parameters<LookupFunction>): void {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      if (addresses.some(({ address }) => !isFit(address))) return done(new NotOutsideError(), [])
      if (options.all) return done(null, addresses)
      const [first] = addresses
      done(null, first?.address ?? '', first?.family)
    })
  }
}

async function readWhole(answer: IncomingMessage): Promise<Response> {
  const { statusCode: status = 0, headersDistinct } = answer
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of answer) {
      length += piece.length
      // Leaving the loop ends the connection.
      if (length > maxBytes) throw new NoAnswerError()
      pieces.push(piece)
    }
  } catch {
    throw new NoAnswerError()
  }
  if (status < 200 || redirects.includes(status)) throw new NoAnswerError()
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value)
  const bytes = Buffer.concat(pieces)
  return new Response(status === 204 || status === 304 ? null : bytes, { status, headers })
}

/** Nobody answered, or with something that we do not take. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
}
/** This machine, or a network around it. */
export class NotOutsideError extends Error {
  override readonly name = 'NotOutsideError'
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
