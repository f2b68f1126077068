import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http'
import type { chainJson } from '../../src/chain/chain.ts'
import type { SignedPaperJson } from '../../src/chain/signed-paper.ts'
import { encodeEvent, type LiveEvent } from '../../src/live/event-stream.ts'
import type { entranceJson } from '../../src/queue/entrance.ts'

export type ChainJson = ReturnType<typeof chainJson>
/** `GET /api/v1/chat`. */
export type EntranceJson = ReturnType<typeof entranceJson>
export type EpochJson = {
  readonly record: SignedPaperJson
  readonly keys: readonly { readonly n: number; readonly sealed: string }[]
}
/** `GET /api/v1/conversations/:id`. */
export type StateJson = {
  readonly epoch: number
  readonly head: number
  readonly epochs: readonly EpochJson[]
  readonly chain: ChainJson
  readonly cursors: readonly { member: string; delivered: number; shown: number }[]
  readonly present: readonly string[]
  readonly time: number
}
/** `GET …/messages`. */
export type MessagesJson = {
  readonly head: number
  readonly messages: readonly (readonly [seq: number, frame: string])[]
}
/** `GET /api/v1/desk`. */
export type DeskJson = {
  readonly chain: ChainJson
  readonly time: number
  readonly receptionKeys: readonly { readonly reception: string; readonly sealed: string }[]
  readonly queue: readonly {
    readonly conversation: string
    readonly ticket: { readonly reception: string; readonly envelope: string }
  }[]
}

/** One request as it came by. headBytes: request line and headers as the browser wrote them. */
export type Passed = {
  readonly method: string
  readonly path: string
  readonly headBytes: number
  readonly body: Buffer
}

/** What a hostile house does. Whatever a twist leaves out passes untouched. */
export type Twist = {
  readonly entrance?: (json: EntranceJson) => EntranceJson | Promise<EntranceJson>
  readonly state?: (json: StateJson) => StateJson | Promise<StateJson>
  readonly messages?: (json: MessagesJson) => MessagesJson | Promise<MessagesJson>
  readonly desk?: (json: DeskJson) => DeskJson | Promise<DeskJson>
  /** One event of a stream becomes none, one or several. */
  readonly event?: (event: LiveEvent) => readonly LiveEvent[]
  /** Answers in the house's place; null lets it pass. May take its time. */
  readonly instead?: (passed: Passed) => Instead | null | Promise<Instead | null>
}
export type Instead = { readonly status: number; readonly body: string | Buffer }

export type HostileProxy = {
  /** Where browsers go; give it to the house as PUBLIC_ORIGIN. */
  readonly origin: string
  /** Passes everything on to this port from now on. */
  serve(housePort: number): void
  /** Twists addresses in which `about` occurs (a conversation's id, or a path); the newest twist counts. */
  twist(about: string, twist: Twist): () => void
  /** Forgets every twist: after a test, so that one that failed does not fail the next. */
  calm(): void
  /** Everything that passed, in its order. */
  readonly passed: readonly Passed[]
  /** Resolves once `look` gives something, asked now and after everything that passes, requests and events. */
  until<T>(look: () => T | null | undefined | false): Promise<T>
  /** Sizes of every event handed to streams whose address holds `about`, in bytes. */
  pushed(about: string): readonly { readonly name: string; readonly size: number }[]
  /** Writes an event of its own on every open stream whose address holds `about`. */
  push(about: string, event: LiveEvent): void
  close(): Promise<void>
}

/** A server between browser and house that reads and changes what it likes, as whoever runs the house could. */
export async function openHostileProxy(): Promise<HostileProxy> {
  const agent = new Agent({ keepAlive: true })
  const twists: { about: string; twist: Twist }[] = []
  const passed: Passed[] = []
  const waiting = new Set<() => void>()
  const streams = new Set<{ path: string; response: ServerResponse }>()
  const pushes: { path: string; name: string; size: number }[] = []
  let housePort = 0

  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    origin: `http://localhost:${port}`,
    serve(to) {
      housePort = to
    },
    twist(about, twist) {
      const entry = { about, twist }
      twists.unshift(entry)
      return () => {
        if (twists.includes(entry)) twists.splice(twists.indexOf(entry), 1)
      }
    },
    calm: () => void twists.splice(0),
    passed,
    until: (look) =>
      new Promise((resolve) => {
        const ask = () => {
          const found = look()
          if (!found) return
          waiting.delete(ask)
          resolve(found)
        }
        waiting.add(ask)
        ask()
      }),
    pushed: (about) => pushes.filter(({ path }) => path.includes(about)),
    push(about, event) {
      for (const stream of streams) if (stream.path.includes(about)) write(stream, event)
    },
    async close() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
    },
  }

  function happened() {
    for (const ask of [...waiting]) ask()
  }

  async function pass(incoming: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url = '/' } = incoming
    const path = url.split('?', 1)[0] ?? '/'
    const body = await wholeOf(incoming)
    const one: Passed = { method, path, headBytes: headBytesOf(incoming), body }
    passed.push(one)
    happened()
    const twist = twists.find(({ about }) => path.includes(about))?.twist ?? {}
    const instead = await twist.instead?.(one)
    if (instead) {
      const type =
        typeof instead.body === 'string' ? 'application/json' : 'application/octet-stream'
      response.writeHead(instead.status, { 'content-type': type }).end(instead.body)
      return
    }
    const outgoing = request({
      agent,
      port: housePort,
      method,
      path: url,
      headers: { ...incoming.headers, 'accept-encoding': 'identity' },
    })
    response.on('close', () => outgoing.destroy())
    outgoing.end(body)
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
    const status = answer.statusCode ?? 502
    if (answer.headers['content-type'] === 'text/event-stream') {
      response.writeHead(status, answer.headers)
      return pour(path, answer, response)
    }
    const { headers, octets } = await twisted(one, twist, answer)
    response.writeHead(status, headers).end(octets)
  }

  async function twisted(
    { method, path }: Passed,
    twist: Twist,
    answer: IncomingMessage,
  ): Promise<{ headers: OutgoingHttpHeaders; octets: Buffer }> {
    const plain = await wholeOf(answer)
    const change = method === 'GET' && answer.statusCode === 200 ? changeOf(path, twist) : undefined
    if (!change) return { headers: answer.headers, octets: plain }
    const octets = Buffer.from(JSON.stringify(await change(JSON.parse(plain.toString()))))
    return { headers: { ...answer.headers, 'content-length': octets.length }, octets }
  }

  /** Events one by one, each as the twist of that moment wants it; comments pass. */
  async function pour(path: string, answer: IncomingMessage, response: ServerResponse) {
    const stream = { path, response }
    streams.add(stream)
    response.on('close', () => streams.delete(stream))
    let rest = ''
    for await (const piece of answer.setEncoding('utf8')) {
      const blocks = `${rest}${piece}`.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = eventOf(block)
        const { event: change } = twists.find(({ about }) => path.includes(about))?.twist ?? {}
        if (!event) response.write(`${block}\n\n`)
        else for (const one of change?.(event) ?? [event]) write(stream, one)
        if (event) happened()
      }
    }
    response.end()
  }

  function write({ path, response }: { path: string; response: ServerResponse }, event: LiveEvent) {
    const text = encodeEvent(event)
    pushes.push({ path, name: event.name, size: Buffer.byteLength(text) })
    response.write(text)
  }
}

type Change = (json: never) => unknown

function changeOf(path: string, twist: Twist): ((json: unknown) => unknown) | undefined {
  const change: Change | undefined = /^\/api\/v1\/chat$/.test(path)
    ? twist.entrance
    : /^\/api\/v1\/desk$/.test(path)
      ? twist.desk
      : /^\/api\/v1\/conversations\/[^/]+$/.test(path)
        ? twist.state
        : /\/messages$/.test(path)
          ? twist.messages
          : undefined
  return change as ((json: unknown) => unknown) | undefined
}

function eventOf(block: string): LiveEvent | null {
  const [, name = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? []
  return name === '' ? null : { name, data }
}

async function wholeOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of message) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** As they stood on the wire: `name: value`, two octets at each line's end. */
function headBytesOf({ method, url, rawHeaders }: IncomingMessage): number {
  const line = `${method} ${url} HTTP/1.1`.length + 2
  return rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, line) + 2
}
