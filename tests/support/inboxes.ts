import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { createServer as createRawServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What came in at a server of somebody else. */
export type Asked = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly json: Readonly<Record<string, unknown>>
}
export type Outside = {
  readonly origin: string
  readonly asked: readonly Asked[]
  until(holds: (asked: readonly Asked[]) => boolean): Promise<void>
  close(): Promise<void>
}
export type OutsideAnswer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | string
}

/** A server of somebody else on this machine; answer: what it says to each request. */
export async function openOutside(answer: (asked: Asked) => OutsideAnswer): Promise<Outside> {
  const all: Asked[] = []
  const watchers = new Set<() => void>()
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request) text += piece
    const asked: Asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      text,
      json: text === '' ? {} : JSON.parse(text),
    }
    const { status, headers = {}, body = {} } = answer(asked)
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
    all.push(asked)
    for (const look of watchers) look()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked: all,
    async until(holds) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const look = () => {
        if (holds(all)) resolve()
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

/** A server that speaks no HTTP after this: what it says to whoever writes, whatever that is. */
export async function openRawServer(said: string) {
  let came = 0
  const sockets = new Set<Socket>()
  const server = createRawServer((socket) => {
    sockets.add(socket)
    socket.on('data', () => {
      came += 1
      socket.write(said)
    })
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, came: () => came }
}
/** Source: RFC 9110 §15.2.2. */
export const switching =
  'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'

export const meta = {
  accountId: '17841400000000000',
  accessToken: 'EAAG-een-lange-toegangssleutel-van-meta',
  appSecret: 'app-geheim-van-meta-0123456789ab',
  verifyToken: 'controlewoord-van-ons',
}

/** Meta's Graph API for one account. Source: developers.facebook.com, "Send API", "Graph API: Handle Errors". */
export const openGraph = () =>
  openOutside(({ method, path, headers, json }) => {
    if (headers.authorization !== `Bearer ${meta.accessToken}`)
      return {
        status: 400,
        body: {
          error: { message: 'Invalid OAuth access token.', type: 'OAuthException', code: 190 },
        },
      }
    if (method === 'GET' && path === `/${meta.accountId}?fields=id`)
      return { status: 200, body: { id: meta.accountId } }
    const to = (json['recipient'] as { id?: string } | undefined)?.id
    if (method !== 'POST' || path !== `/${meta.accountId}/messages` || !to)
      return { status: 400, body: { error: { message: 'Unsupported request', code: 100 } } }
    return { status: 200, body: { recipient_id: to, message_id: 'm_1' } }
  })

/** A delivery of Meta, signed as "Webhooks: Validate Payloads" says. */
export function metaDelivery(
  object: 'instagram' | 'page',
  from: string,
  { mid = `m_${crypto.randomUUID()}`, text = 'hallo', atMs = Date.now(), echo = false } = {},
) {
  const body = JSON.stringify({
    object,
    entry: [
      {
        id: meta.accountId,
        time: atMs,
        messaging: [
          {
            sender: { id: from },
            recipient: { id: meta.accountId },
            timestamp: atMs,
            message: { mid, text, ...(echo && { is_echo: true }) },
          },
        ],
      },
    ],
  })
  return { body, headers: { 'x-hub-signature-256': hubSigned(meta.appSecret, body) } }
}
export const hubSigned = (secret: string, body: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

export const gatewaySecret = 'gedeeld-geheim-van-de-poort-0123456789'

/** A delivery of a gateway by docs/channels.md. */
export function gatewayDelivery(message: object, atMs = Date.now(), secret = gatewaySecret) {
  const body = JSON.stringify(message)
  const timestamp = String(Math.floor(atMs / 1_000))
  const headers = {
    'x-keerpunt-timestamp': timestamp,
    'x-keerpunt-signature': hubSigned(secret, `${timestamp}.${body}`),
  }
  return { body, headers }
}

/** A gateway of text messages or letters that looks at our signature by docs/channels.md. */
export const openGatewayServer = () =>
  openOutside(({ headers, text }) => {
    const timestamp = String(headers['x-keerpunt-timestamp'])
    const right = hubSigned(gatewaySecret, `${timestamp}.${text}`)
    return { status: headers['x-keerpunt-signature'] === right ? 202 : 401 }
  })
