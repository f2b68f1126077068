import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * A lean HTTP/1.1 client: kept-alive connections, one request at a time on each, no pipelining. It parses status and
 * Content-Length and nothing else, so that it costs a fraction of what the server spends: figures are the server's.
 */
export type Line = {
  /** Rejects when the connection ends first. */
  ask(request: Buffer): Promise<Answered>
  close(): void
}

export type Answered = { readonly status: number; readonly body: Buffer }

export function openLines(port: number, many: number): Promise<Line[]> {
  return Promise.all(Array.from({ length: many }, () => openLine(port)))
}

async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return lineOn(socket)
}

function lineOn(socket: Socket): Line {
  let rest: Buffer = Buffer.alloc(0)
  let waiting: { resolve(answered: Answered): void; reject(error: Error): void } | null = null

  socket.on('data', (piece: Buffer) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const headEnd = rest.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const head = rest.toString('latin1', 0, headEnd)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
    const end = headEnd + 4 + length
    if (rest.length < end) return
    const answered = { status: Number(head.slice(9, 12)), body: rest.subarray(headEnd + 4, end) }
    rest = rest.subarray(end)
    const asker = waiting
    waiting = null
    asker?.resolve(answered)
  })
  socket.on('error', () => {})
  socket.on('close', () => waiting?.reject(new LineEndedError('the server ended the connection')))

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new LineEndedError('this line is closed'))
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

export class LineEndedError extends Error {
  override readonly name = 'LineEndedError'
}

/** A whole request as bytes, to be made once and sent often. body: an object goes as JSON. */
export function requestBytes(
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: Uint8Array | object,
): Buffer {
  const octets = body instanceof Uint8Array
  const content = octets ? body : body === undefined ? null : Buffer.from(JSON.stringify(body))
  const all = {
    host: 'localhost',
    ...headers,
    ...(content && {
      'content-type': octets ? 'application/octet-stream' : 'application/json',
      'content-length': `${content.length}`,
    }),
    ...(method === 'POST' && !content && { 'content-length': '0' }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')
  return content ? Buffer.concat([head, content]) : head
}
