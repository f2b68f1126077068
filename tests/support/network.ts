import { Agent, type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'

export type NetworkOptions = {
  /** The house's public origin, as a browser would have it in its address bar. */
  readonly origin: string
  /** Another port to connect to, such as a fault proxy's. */
  readonly port?: number
  /** Where the client connects from, such as 127.93.4.5. */
  readonly localAddress?: string
  /** Headers of every request, such as a User-Agent. */
  readonly headers?: Readonly<Record<string, string>>
  /** Hears every answer's status and path. */
  readonly onAnswer?: (path: string, status: number) => void
}

/** One browser's way to the house: its own connections, its own cookie jar, headers as a browser sends them. */
export type Network = {
  readonly fetch: typeof fetch
  /** The Cookie header it would send now. */
  cookie(): string
  /** Cuts every connection it has open; the next request makes a new one. */
  cut(): void
  /** Out of reach until `plug`: open connections are cut, new requests fail. */
  unplug(): void
  plug(): void
}

/** `fetch` over node:http, because the built-in one can choose neither address nor connection. */
export function openNetwork(options: NetworkOptions): Network {
  const { origin, localAddress, onAnswer } = options
  const home = new URL(origin)
  const agent = new Agent({ keepAlive: true, maxSockets: 6 })
  const jar = new Map<string, string>()
  let plugged = true
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  return {
    cookie,
    cut,
    unplug() {
      plugged = false
      cut()
    },
    plug() {
      plugged = true
    },
    fetch: (input, init = {}) =>
      new Promise((resolve, reject) => {
        if (!plugged) return reject(new TypeError('unplugged'))
        const url = new URL(String(input), origin)
        const headers = new Headers({
          host: home.host,
          origin,
          'sec-fetch-site': 'same-origin',
          ...options.headers,
        })
        if (jar.size > 0) headers.set('cookie', cookie())
        for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
        const body = bodyOf(init.body)
        if (body) headers.set('content-length', String(body.length))
        const outgoing = request({
          agent,
          host: '127.0.0.1',
          port: options.port ?? home.port,
          path: url.pathname + url.search,
          method: init.method ?? 'GET',
          headers: Object.fromEntries(headers),
          ...(localAddress ? { localAddress } : {}),
          ...(init.signal ? { signal: init.signal } : {}),
        })
        outgoing.on('error', reject)
        // A request that still waits for a connection would hear of it only when it gets one.
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true })
        outgoing.on('response', (incoming) => {
          for (const line of incoming.headers['set-cookie'] ?? []) keep(line)
          onAnswer?.(url.pathname, incoming.statusCode ?? 0)
          answerOf(incoming).then(resolve, reject)
        })
        outgoing.end(body)
      }),
  }

  function cut() {
    for (const sockets of [...Object.values(agent.sockets), ...Object.values(agent.freeSockets)])
      for (const socket of sockets ?? []) socket.destroy()
  }

  function keep(line: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
}

/** As in browsers, only a stream is read as it comes: an answer nobody reads holds no connection. */
async function answerOf(incoming: IncomingMessage): Promise<Response> {
  const status = incoming.statusCode ?? 0
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    if (typeof value === 'string') headers.set(name, value)
  if (headers.get('content-type') === 'text/event-stream') {
    const stream = Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>
    return new Response(stream, { status, headers })
  }
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(piece as Buffer)
  const empty = status === 204 || status === 304
  return new Response(empty ? null : Buffer.concat(pieces), { status, headers })
}

function bodyOf(body: BodyInit | null | undefined): Buffer | undefined {
  if (body == null) return undefined
  if (typeof body === 'string') return Buffer.from(body)
  if (body instanceof Uint8Array) return Buffer.from(body)
  throw new TypeError('this network sends texts and octets only')
}
