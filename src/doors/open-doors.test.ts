import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDoors } from './open-doors.ts'
import type { Caller, Gatekeepers } from './permission.ts'
import type { Call, Route } from './route.ts'
import { json, nothing } from './route.ts'

const calls: Call[] = []
const faults: string[] = []
const visitor: Caller = {
  kind: 'visitor',
  conversation: 'c',
  member: 'm',
  tokenHash: new Uint8Array(32),
  after: 0,
}
const staff: Caller = {
  kind: 'staff',
  account: 'a',
  role: 'counsellor',
  paper: 'p',
  member: 'm',
  session: new Uint8Array(32),
}
const token = 'a'.repeat(43)
const never = () => null
const gatekeepers: Gatekeepers = {
  anyone: () => ({ kind: 'anyone' }),
  'new-visitor': never,
  visitor: ({ bearer }) => (bearer === token ? visitor : null),
  member: ({ cookie }) => (cookie === 's=1' ? visitor : null),
  'staff-member': never,
  staff: never,
  counsellor: never,
  supervisor: never,
  editor: never,
  redaction: never,
  outreach: never,
  desk: ({ cookie }) => (cookie === 's=1' ? staff : null),
}
const note = (call: Call) => {
  calls.push(call)
  return nothing
}
const routes: Route[] = [
  {
    method: 'GET',
    path: '/',
    permission: 'anyone',
    maxBytes: 0,
    takes: 'nothing',
    dress: 'page',
    answer: note,
  },
  {
    method: 'POST',
    path: '/api/open',
    permission: 'anyone',
    maxBytes: 64,
    takes: 'json',
    dress: 'api',
    answer: note,
  },
  {
    method: 'POST',
    path: '/api/own/:id',
    permission: 'visitor',
    maxBytes: 64,
    takes: 'octets',
    dress: 'api',
    answer: note,
  },
  {
    method: 'POST',
    path: '/api/staff',
    permission: 'member',
    maxBytes: 64,
    takes: 'json',
    dress: 'api',
    answer: note,
  },
  {
    method: 'POST',
    path: '/vraag',
    permission: 'anyone',
    maxBytes: 64,
    takes: 'form',
    dress: 'page',
    answer: note,
  },
  {
    method: 'POST',
    path: '/api/staff-form',
    permission: 'member',
    maxBytes: 64,
    takes: 'form',
    dress: 'api',
    answer: note,
  },
  {
    method: 'POST',
    path: '/api/goodbye',
    permission: 'anyone',
    fromAnywhere: true,
    maxBytes: 64,
    takes: 'text',
    dress: 'api',
    answer: note,
  },
  {
    method: 'POST',
    path: '/api/desk',
    permission: 'desk',
    maxBytes: 4_194_304,
    takes: 'json',
    dress: 'api',
    answer: note,
  },
  {
    method: 'GET',
    path: '/api/stream',
    permission: 'visitor',
    maxBytes: 0,
    takes: 'nothing',
    dress: 'stream',
    answer: () => ({ kind: 'stream', open: (end) => end.write('event: a\ndata: b\n\n') }),
  },
  {
    method: 'GET',
    path: '/api/fault',
    permission: 'anyone',
    maxBytes: 0,
    takes: 'nothing',
    dress: 'api',
    answer: () => {
      throw Object.assign(new Error('a secret text'), { code: 'EBOOM' })
    },
  },
  {
    method: 'GET',
    path: '/api/fine',
    permission: 'anyone',
    maxBytes: 0,
    takes: 'nothing',
    dress: 'api',
    answer: () => json({ a: 1 }),
  },
]
const server = openDoors({
  routes,
  gatekeepers,
  dressParts: {
    pageStyles: ["'none'"],
    chatStyles: ["'none'"],
    chatScripts: ["'none'"],
    chatConnect: "'self'",
    tls: false,
  },
  publicOrigin: 'http://house.example',
  chatOrigin: 'http://chat.example',
  tls: null,
  errorPage: (word) => ({ kind: 'file', type: 'text/html', bytes: Buffer.from(`page: ${word}`) }),
  onFault: (code, route) => faults.push(`${code} ${route}`),
  wordFor: () => null,
})
server.get('/forgotten', () => 'open by accident')
let base = ''

beforeAll(async () => {
  base = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

const post = (
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) => fetch(base + path, { method: 'POST', body, headers })
const word = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as object),
})

describe('a door', () => {
  test('that states nothing is closed', async () => {
    expect((await fetch(`${base}/forgotten`)).status).toBe(403)
  })

  test('answers an unknown address with a page to people and a word to programs', async () => {
    const page = await fetch(`${base}/nergens`)
    expect([page.status, await page.text()]).toEqual([404, 'page: unknown'])
    expect(await word(await fetch(`${base}/api/nergens`))).toEqual({
      status: 404,
      refused: 'unknown',
    })
  })

  test('drops tracker parameters by a 303 before any handler runs', async () => {
    const before = calls.length
    const response = await fetch(`${base}/?fbclid=canary&utm_source=canary`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location'), calls.length - before]).toEqual([
      303,
      '/',
      0,
    ])
  })

  test('refuses what is too large, malformed or without proof, by a word', async () => {
    expect(await word(await post('/api/open', 'x'.repeat(65)))).toEqual({
      status: 413,
      refused: 'too-large',
    })
    expect(await word(await post('/api/open', '{"a":'))).toEqual({
      status: 400,
      refused: 'malformed',
    })
    expect(await word(await post('/api/own/1', 'x', { 'sec-fetch-site': 'same-origin' }))).toEqual({
      status: 401,
      refused: 'not-signed-in',
    })
    expect(
      await word(await post('/api/own/1', 'x', { authorization: `Bearer ${'b'.repeat(43)}` })),
    ).toEqual({ status: 403, refused: 'not-allowed' })
  })

  test('lets a cookie change something from our own pages only', async () => {
    const cookie = { cookie: 's=1' }
    expect(
      (await post('/api/staff', '{}', { ...cookie, 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(204)
    expect(
      (await post('/api/staff', '{}', { ...cookie, origin: 'http://house.example' })).status,
    ).toBe(204)
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'http://evil.example' },
      { origin: 'http://chat.example' },
      {},
    ]
    for (const headers of foreign)
      expect(await word(await post('/api/staff', '{}', { ...cookie, ...headers }))).toEqual({
        status: 403,
        refused: 'foreign-origin',
      })
  })

  test('lets no token beside the cookie stand for our own pages', async () => {
    const proof = { cookie: 's=1', authorization: `Bearer ${token}` }
    const elsewhere: Record<string, string>[] = [{}, { origin: 'http://chat.example' }]
    for (const headers of elsewhere)
      expect(await word(await post('/api/desk', '{}', { ...proof, ...headers }))).toEqual({
        status: 403,
        refused: 'foreign-origin',
      })
    const own = { ...proof, origin: 'http://house.example' }
    expect((await post('/api/desk', '{}', own)).status).toBe(204)
  })

  test('hears a goodbye from a page that says of itself nothing but null', async () => {
    const silent: Record<string, string>[] = [
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of silent)
      expect((await post('/api/goodbye', 'x', headers)).status).toBe(204)
  })

  test('takes a form as its fields, and a form too large not at all', async () => {
    const asked = async (body: string) => {
      const { status } = await post('/vraag', body, { 'sec-fetch-site': 'same-origin' })
      return status === 204 ? calls.at(-1)?.body : status
    }
    expect(await asked('plaats=Den+Bosch&plaats=x&__proto__=%27s&leeg')).toEqual(
      Object.fromEntries([
        ['plaats', 'Den Bosch'],
        ['__proto__', "'s"],
        ['leeg', ''],
      ]),
    )
    expect(await asked('plaats=%00%FF%zz&%')).toEqual({ plaats: ' \ufffd%zz', '%': '' })
    expect(await asked('{"a":1}')).toEqual({ '{"a":1}': '' })
    expect(await asked('')).toEqual({})
    expect(await asked(`plaats=${'x'.repeat(64)}`)).toBe(413)
  })

  test('takes the question of our own page, also from a browser that says of it nothing but null', async () => {
    const own: Record<string, string>[] = [
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'none' },
      { origin: 'null' },
      { origin: 'http://house.example' },
    ]
    for (const headers of own) expect((await post('/vraag', 'a=b', headers)).status).toBe(204)
    const foreign: Record<string, string>[] = [
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'same-site' },
      { origin: 'http://evil.example' },
    ]
    for (const headers of foreign)
      expect((await post('/vraag', 'a=b', headers)).status, JSON.stringify(headers)).toBe(403)
  })

  test('opens to null nothing that a cookie opens', async () => {
    const silent = { cookie: 's=1', origin: 'null' }
    expect((await post('/api/staff-form', 'a=b', silent)).status).toBe(403)
    expect((await post('/api/open', '{}', { origin: 'null' })).status).toBe(403)
  })

  test('answers whoever may not enter before her body is there', async () => {
    const { port } = server.server.address() as { port: number }
    const line = connect(port, '127.0.0.1')
    line.write(
      'POST /api/desk HTTP/1.1\r\nhost: house.example\r\nsec-fetch-site: same-origin\r\ncontent-length: 4000000\r\n\r\n{',
    )
    const [answer] = await once(line, 'data')
    line.destroy()
    expect(String(answer)).toMatch(/^HTTP\/1.1 401 /)
  })

  test('lets the chat page on another origin in, with its token, and no other origin', async () => {
    const answer = await post('/api/own/1', 'x', {
      authorization: `Bearer ${token}`,
      origin: 'http://chat.example',
    })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'http://chat.example',
    ])
    const stranger = await post('/api/own/1', 'x', {
      authorization: `Bearer ${token}`,
      origin: 'http://evil.example',
    })
    expect([stranger.status, stranger.headers.get('access-control-allow-origin')]).toEqual([
      403,
      null,
    ])
  })

  test('tells a handler nothing about the caller’s machine', async () => {
    await fetch(`${base}/`, { headers: { 'user-agent': 'canary-agent', 'accept-language': 'nl' } })
    expect(Object.keys(calls.at(-1) ?? {}).sort()).toEqual([
      'body',
      'caller',
      'headers',
      'languages',
      'params',
      'query',
    ])
    // A route that names no header of the request is handed none.
    expect(calls.at(-1)?.headers).toEqual({})
    expect(JSON.stringify(calls)).not.toContain('canary')
  })

  test('that breaks says so without its text, and logs a code and a pattern only', async () => {
    const response = await fetch(`${base}/api/fault?canary=1`)
    expect(await word(response)).toEqual({ status: 500, refused: 'failed' })
    expect(faults).toEqual(['EBOOM /api/fault'])
  })

  test('streams with its headers, uncompressed, beating at once', async () => {
    const response = await fetch(`${base}/api/stream`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('data: b')) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect(text).toBe(': beat\n\nevent: a\ndata: b\n\n')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'referrer-policy': 'no-referrer',
    })
    expect(response.headers.get('content-encoding')).toBeNull()
  })

  test('wears exactly its headers and names no server', async () => {
    const { headers } = await fetch(`${base}/api/fine`)
    expect(
      Object.fromEntries(
        [...headers].filter(
          ([name]) => !['date', 'connection', 'keep-alive', 'content-length'].includes(name),
        ),
      ),
    ).toEqual({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'content-type': 'application/json; charset=utf-8',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy':
        'accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })
})
