import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import { askedLanguages, cleanAddress } from './address.ts'
import type { DressParts } from './dress.ts'
import { makeDresses } from './dress.ts'
import { readForm } from './form.ts'
import { judgeOrigin, saysOnlyNull } from './origin.ts'
import { unpack } from './packed.ts'
import type { Caller, Gatekeepers } from './permission.ts'
import type { Refusal } from './refusals.ts'
import { refusals } from './refusals.ts'
import type { Answer, DressName, Route } from './route.ts'
import { refused } from './route.ts'
import { createStreams } from './stream.ts'

export type DoorsOptions = {
  readonly routes: readonly Route[]
  readonly gatekeepers: Gatekeepers
  readonly dressParts: DressParts
  readonly publicOrigin: string
  readonly chatOrigin: string
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  /** A whole page for a person whose address failed; falls back to one line of text when it throws. */
  readonly errorPage: (word: Refusal, path: string, languages: readonly string[]) => Answer
  /** Called with a code and a route's pattern only: never a text, an address, a query or a token. */
  readonly onFault: (code: string, route: string) => void
  /** Words for errors the rooms throw, such as a database that is gone. */
  readonly wordFor: (error: unknown) => Refusal | null
}

/**
 * Opens every address of the house on one HTTP server. The only file that knows Fastify.
 * A route registered beside this table is closed: it answers 403. Nothing about a caller is logged.
 */
export function openDoors(options: DoorsOptions): FastifyInstance & { streams: () => number } {
  const dresses = makeDresses(options.dressParts)
  const streams = createStreams()
  const server = fastify({
    logger: false,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    bodyLimit: 1,
    routerOptions: { maxParamLength: 128 },
    ...(options.tls ? { https: { ...options.tls, minVersion: 'TLSv1.3' } } : {}),
  }) as unknown as FastifyInstance
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )

  const callers = new WeakMap<FastifyRequest, Caller>()
  // Before a body is read: whoever may not enter makes the house hold nothing.
  server.addHook('onRequest', async (request, reply) => {
    if (request.is404) return
    const route = routeOf(request)
    if (!route) return wear(reply, 'api').code(403).send({ refused: 'not-allowed' })
    if (route === corsRoute) return
    const admitted = await admit(request, reply, route)
    if ('kind' in admitted) return send(reply, request, route, admitted)
    callers.set(request, admitted.caller)
  })
  server.setErrorHandler((error, request, reply) => {
    const route = routeOf(request)
    const word = wordOf(error, options.wordFor)
    if (word === 'failed') options.onFault(codeOf(error), route?.path ?? 'none')
    return send(reply, request, route, { kind: 'refused', word })
  })
  server.setNotFoundHandler((request, reply) =>
    send(reply, request, undefined, { kind: 'refused', word: 'unknown' }),
  )
  for (const route of options.routes) {
    server.route({
      method: route.method,
      url: route.path,
      bodyLimit: Math.max(route.maxBytes, 1),
      exposeHeadRoute: route.method === 'GET' && route.dress !== 'stream',
      config: { route },
      handler: (request, reply) => enter(request, reply, route),
    })
  }
  if (options.chatOrigin !== options.publicOrigin) {
    server.options('/api/v1/*', { config: { route: corsRoute } }, (_request, reply) => {
      allowChatOrigin(reply)
      reply.header('access-control-allow-headers', 'authorization, content-type')
      reply.header('access-control-allow-methods', 'GET, POST')
      reply.header('access-control-max-age', '600')
      return wear(reply, 'api').code(204).send()
    })
  }
  server.addHook('onClose', async () => streams.close())
  return Object.assign(server, { streams: () => streams.count() })

  /** Who comes in, or the answer at the door. */
  async function admit(
    request: FastifyRequest,
    reply: FastifyReply,
    route: Route,
  ): Promise<{ readonly caller: Caller } | Answer> {
    if (isPage(route.dress)) {
      const clean = cleanAddress(request.url, route.query ?? [])
      if (clean !== null) return { kind: 'see-other', to: clean }
    }
    const bearer = bearerOf(request.headers.authorization)
    const site = request.headers['sec-fetch-site'] as string | undefined
    const { origin } = request.headers
    const verdict = judgeOrigin(site, origin, options.publicOrigin, options.chatOrigin)
    const asks = route.takes === 'form' && route.permission === 'anyone'
    const unsafe =
      route.method === 'POST' && !route.fromAnywhere && !(asks && saysOnlyNull(site, origin))
    if (
      unsafe &&
      (verdict === 'foreign' ||
        (verdict !== 'same' && bearer === null && route.permission !== 'anyone'))
    )
      return refused('foreign-origin')
    if (verdict === 'chat') allowChatOrigin(reply)
    const proof = { bearer, cookie: request.headers.cookie ?? null, params: paramsOf(request) }
    const caller = await options.gatekeepers[route.permission](proof)
    if (caller === null)
      return refused(bearer !== null || proof.cookie !== null ? 'not-allowed' : 'not-signed-in')
    // A token beside the cookie does not make another page's wish hers.
    if (unsafe && caller.kind === 'staff' && verdict !== 'same') return refused('foreign-origin')
    return { caller }
  }

  async function enter(request: FastifyRequest, reply: FastifyReply, route: Route) {
    const caller = callers.get(request)
    if (!caller) return send(reply, request, route, refused('not-allowed'))
    const body = readBody(route, request.body)
    if (body.kind === 'refused') return send(reply, request, route, body)
    const answer = route.answer({
      params: paramsOf(request),
      query: onlyKnown(request.query as Record<string, unknown>, route.query ?? []),
      body: body.value,
      headers: onlyKnown(request.headers, route.headers ?? []),
      caller,
      languages: askedLanguages(request.headers['accept-language']),
    })
    // What is ready at once goes at once: a stream opens in the turn in which its limit was looked at.
    return send(reply, request, route, answer instanceof Promise ? await answer : answer)
  }

  function send(
    reply: FastifyReply,
    request: FastifyRequest,
    route: Route | undefined,
    answer: Answer,
  ): FastifyReply {
    const dress: DressName = route?.dress ?? (request.url.startsWith('/api/') ? 'api' : 'page')
    switch (answer.kind) {
      case 'json':
        if (answer.cookie) reply.header('set-cookie', answer.cookie)
        return wear(reply, dress)
          .code(answer.status ?? 200)
          .send(answer.body)
      case 'nothing':
        if (answer.cookie) reply.header('set-cookie', answer.cookie)
        return wear(reply, dress).code(204).send()
      case 'octets':
        return wear(reply, dress).type('application/octet-stream').send(answer.bytes)
      case 'see-other':
        return wear(reply, dress).code(303).header('location', answer.to).send()
      case 'file': {
        wear(reply, answer.forever || dress !== 'asset' ? dress : 'api')
        return sendFile(reply, request, answer, answer.status ?? 200)
      }
      case 'refused':
        if (isPage(dress)) return sendErrorPage(reply, request, dress, answer.word)
        return wear(reply, dress === 'stream' || dress === 'asset' ? 'api' : dress)
          .code(refusals[answer.word])
          .send({ refused: answer.word, ...answer.detail })
      case 'stream': {
        reply.hijack()
        const headers = Object.fromEntries([...dresses.stream, ...chatOriginOf(reply)])
        reply.raw.writeHead(200, { 'content-type': 'text/event-stream', ...headers })
        // Sent by itself, the head becomes one string; else Node keeps its 56 pieces as long as the stream lives.
        reply.raw.flushHeaders()
        reply.raw.write(': beat\n\n')
        const line = streams.start(reply.raw)
        if (!line.ended.aborted) answer.open(line)
        return reply
      }
      default:
        return answer satisfies never
    }
  }

  function sendErrorPage(
    reply: FastifyReply,
    request: FastifyRequest,
    dress: DressName,
    word: Refusal,
  ) {
    const path = request.url.split('?', 1)[0] ?? '/'
    const page = options.errorPage(word, path, askedLanguages(request.headers['accept-language']))
    if (page.kind !== 'file')
      return wear(reply, dress).code(refusals[word]).type('text/plain').send(word)
    return sendFile(wear(reply, 'page'), request, page, refusals[word])
  }

  function sendFile(
    reply: FastifyReply,
    request: FastifyRequest,
    file: Extract<Answer, { kind: 'file' }>,
    status: number,
  ): FastifyReply {
    const { body, encoding } = unpack(
      file,
      request.headers['accept-encoding'] as string | undefined,
    )
    if (file.gzip) reply.header('vary', 'accept-encoding')
    if (encoding) reply.header('content-encoding', encoding)
    return reply.code(status).type(file.type).send(body)
  }

  function wear(reply: FastifyReply, dress: DressName): FastifyReply {
    for (const [name, value] of dresses[dress]) reply.header(name, value)
    return reply
  }

  function allowChatOrigin(reply: FastifyReply) {
    if (options.chatOrigin === options.publicOrigin) return
    reply.header('access-control-allow-origin', options.chatOrigin)
    reply.header('vary', 'origin')
  }

  function chatOriginOf(reply: FastifyReply): [string, string][] {
    const origin = reply.getHeader('access-control-allow-origin')
    return typeof origin === 'string'
      ? [
          ['access-control-allow-origin', origin],
          ['vary', 'origin'],
        ]
      : []
  }
}

const isPage = (dress: DressName) =>
  dress === 'page' || dress === 'asking' || dress === 'chat' || dress === 'desk'
const routeOf = (request: FastifyRequest) =>
  (request.routeOptions.config as { route?: Route } | undefined)?.route
const paramsOf = (request: FastifyRequest) => request.params as Record<string, string>
/** A browser's question before it sends anything from the chat's own origin; its handler answers it. */
const corsRoute: Pick<Route, 'path'> = { path: '/api/v1/*' }

function bearerOf(header: string | undefined): string | null {
  const match = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(header ?? '')
  return match?.[1] ?? null
}

function onlyKnown(
  query: Record<string, unknown>,
  names: readonly string[],
): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of names) {
    const value = query[name]
    if (typeof value === 'string') kept[name] = value
  }
  return kept
}

type Body = { kind: 'read'; value: unknown } | { kind: 'refused'; word: Refusal }

function readBody(route: Route, raw: unknown): Body {
  if (route.takes === 'nothing') return { kind: 'read', value: null }
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0)
  if (route.takes === 'octets') return { kind: 'read', value: bytes }
  const text = bytes.toString('utf8')
  if (route.takes === 'text') return { kind: 'read', value: text }
  if (route.takes === 'form') return { kind: 'read', value: readForm(text) }
  try {
    return { kind: 'read', value: JSON.parse(text) }
  } catch {
    return { kind: 'refused', word: 'malformed' }
  }
}

function wordOf(error: unknown, wordFor: DoorsOptions['wordFor']): Refusal {
  const word = wordFor(error)
  if (word) return word
  const status = (error as { statusCode?: unknown }).statusCode
  if (status === 413) return 'too-large'
  if (status === 415) return 'wrong-type'
  return typeof status === 'number' && status >= 400 && status < 500 ? 'malformed' : 'failed'
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code)) return code
  return error instanceof Error ? error.constructor.name : 'thrown'
}
