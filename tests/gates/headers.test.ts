import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { openNetwork } from '../support/network.ts'
import { trustOf } from '../support/staff.ts'
import { startVisitor } from '../support/visitor.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(closeHouses)

const closed = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const typed = "require-trusted-types-for 'script'"
const always = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
const integrity = { 'integrity-policy': 'blocked-destinations=(script)' }
const noStore = { 'cache-control': 'no-store' }
const forever = 'public, max-age=31536000, immutable'
/** Scripts that a phone fetches only when somebody keeps or uses a code. */
const tells = /^\/assets\/(return|argon2)-/

/** Everything a response carries but what HTTP itself adds and what belongs to its body. */
async function worn(path: string, init?: RequestInit): Promise<Record<string, string>> {
  const response = await fetch(house.origin + path, { redirect: 'manual', ...init })
  await response.body?.cancel()
  const own = [
    'connection',
    'content-encoding',
    'content-length',
    'content-type',
    'date',
    'keep-alive',
    'location',
    'transfer-encoding',
    'vary',
  ]
  return Object.fromEntries([...response.headers].filter(([name]) => !own.includes(name)))
}

/** A CSP whose hashes are replaced by a mark, and the hashes. */
function hashesOf(policy: string | undefined): { policy: string; hashes: string[] } {
  const hashes = [...(policy ?? '').matchAll(/'(sha\d{3}-[^']+)'/g)].map(([, hash = '']) => hash)
  return { policy: (policy ?? '').replaceAll(/'sha\d{3}-[^']+'/g, '#'), hashes }
}

const pages = [
  '/c/zzzzzz',
  '/privacy',
  '/en/privacy',
  '/wis-je-sporen',
  '/toegankelijkheid',
  '/waarom',
  '/ar/waarom',
  '/nergens',
  '/j',
  '/v/1',
  '/ouders/praten',
  '/professionals/meldcode',
]
/** Their script asks us something, or tells a campaign's count that somebody came. */
const asking = [
  '/zoek',
  '/en/zoek',
  '/hulp',
  '/ar/hulp',
  '/test/geldezel',
  '/',
  '/en',
  '/ar',
  '/?fbclid=1',
  '/j/3',
  '/ar/j/3',
  '/geldezel',
]
const apis: [string, RequestInit?][] = [
  ['/healthz'],
  ['/api/v1/chat'],
  ['/api/v1/desk'],
  ['/api/v1/nergens'],
  ['/api/v1/desk/stream'],
  ['/api/v1/conversations', { method: 'POST', body: '{' }],
  ['/api/v1/conversations/AAAAAAAAAAAAAAAAAAAAAA'],
  ['/api/v1/conversations/AAAAAAAAAAAAAAAAAAAAAA/messages', { method: 'POST', body: 'x' }],
  ['/api/v1/people/enrol/begin', { method: 'POST', body: 'x'.repeat(100_000) }],
]

describe('exactly these headers', () => {
  test.each(pages)('on the page %s', async (path) => {
    const { 'content-security-policy': csp, ...rest } = await worn(path)
    const { policy, hashes } = hashesOf(csp)
    expect(rest).toEqual({ ...noStore, ...always })
    expect(policy).toBe(
      `${closed}; img-src 'self' data:; media-src 'self'; script-src 'self'; style-src #; ${typed}; trusted-types 'none'`,
    )
    expect(hashes).toHaveLength(1)
  })

  test.each(asking)('on %s, whose script asks us something', async (path) => {
    const { 'content-security-policy': csp, ...rest } = await worn(path)
    expect(rest).toEqual({ ...noStore, ...always })
    expect(hashesOf(csp).policy).toBe(
      `${closed}; connect-src 'self'; img-src 'self' data:; media-src 'self'; script-src 'self'; style-src #; ${typed}; trusted-types 'none'`,
    )
  })

  test.each(['/api/v1/pages', '/api/v1/pages/j-3', '/api/v1/pages/nergens', '/api/v1/export.json'])(
    'on %s, for partners’ programs, with the version of what it speaks',
    async (path) => {
      expect(await worn(path)).toEqual({
        ...noStore,
        ...always,
        'api-version': '1.0.0',
        'content-security-policy': closed,
      })
    },
  )

  test.each(['/chat', '/en/chat', '/ar/chat'])(
    'on the chat page %s, whose scripts are named by hash only',
    async (path) => {
      const { 'content-security-policy': csp, ...rest } = await worn(path)
      const { policy, hashes } = hashesOf(csp)
      expect(rest).toEqual({ ...noStore, ...always, ...integrity })
      expect(policy).toBe(
        `${closed}; connect-src 'self'; img-src data:; script-src # # # 'wasm-unsafe-eval'; style-src #; worker-src blob:; ${typed}; trusted-types keerpunt`,
      )
      const manifest = JSON.parse(
        await readFile(join(import.meta.dirname, '../../dist/manifest.json'), 'utf8'),
      ) as {
        chat: Record<string, { integrity: string }>
      }
      const inPage = Object.entries(manifest.chat).filter(([name]) => name !== 'argon2')
      expect(hashes.slice(0, 3)).toEqual(inPage.map(([, asset]) => asset.integrity))
    },
  )

  test('on the desk', async () => {
    expect(await worn('/desk')).toEqual({
      ...noStore,
      ...always,
      ...integrity,
      'content-security-policy': `${closed}; connect-src 'self'; img-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ${typed}; trusted-types 'none'`,
    })
  })

  test('on the page of the redaction, where the editor may read what is pasted', async () => {
    expect(await worn('/desk/redactie')).toEqual({
      ...noStore,
      ...always,
      ...integrity,
      'content-security-policy': `${closed}; connect-src 'self'; img-src 'self' data:; media-src 'self'; script-src 'self'; style-src 'self'; ${typed}; trusted-types ProseMirrorClipboard`,
    })
  })

  test('on the page of the outreach workers', async () => {
    expect(await worn('/desk/bereik')).toEqual({
      ...noStore,
      ...always,
      ...integrity,
      'content-security-policy': `${closed}; connect-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; ${typed}; trusted-types 'none'`,
    })
  })

  test.each(apis)('on %s', async (path, init) => {
    expect(await worn(path, init)).toEqual({
      ...noStore,
      ...always,
      'content-security-policy': closed,
    })
  })

  test('on built files, which are kept for a year because their name is their hash; but not on those of coming back, which would tell of it', async () => {
    const files = (await (await fetch(`${house.origin}/.well-known/hashes.txt`)).text())
      .split('\n')
      .filter((line) => line.includes('assets/'))
      .map((line) => line.split('  ')[1])
    expect(files.length).toBeGreaterThan(3)
    expect(files.filter((file) => tells.test(`/${file}`))).toHaveLength(2)
    for (const file of files)
      expect(await worn(`/${file}`)).toEqual({
        ...always,
        'cache-control': tells.test(`/${file}`) ? 'no-store' : forever,
        'content-security-policy': closed,
      })
  })
})

test('every address there is wears the headers of its kind, whoever asks', async () => {
  const { paths } = (await (await fetch(`${house.origin}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, object>>
  }
  const all = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map(
      (method) => [path.replace(/\{\w+\}/, 'A'.repeat(22)), method] as const,
    ),
  )
  expect(all.length).toBeGreaterThan(30)
  const own = `img-src 'self' data:; media-src 'self'; script-src 'self'; style-src #; ${typed}; trusted-types 'none'`
  const page = `${closed}; ${own}`
  const asks = `${closed}; connect-src 'self'; ${own}`
  const chat = `${closed}; connect-src 'self'; img-src data:; script-src # # # 'wasm-unsafe-eval'; style-src #; worker-src blob:; ${typed}; trusted-types keerpunt`
  for (const [path, method] of all) {
    const post = { method: 'POST', body: 'x' }
    const { 'content-security-policy': csp, ...rest } = await worn(
      path,
      method === 'post' ? post : {},
    )
    const { policy } = hashesOf(csp)
    if (/^\/api\/v1\/(pages|export\.)/.test(path))
      expect([path, policy, rest]).toEqual([
        path,
        closed,
        { ...noStore, ...always, 'api-version': '1.0.0' },
      ])
    else if (/^\/(api|healthz|media\/|\.well-known)|\.(svg|txt|xml|pdf)$/.test(path))
      expect([path, policy, rest]).toEqual([path, closed, { ...noStore, ...always }])
    else if (path.startsWith('/assets/'))
      expect([path, policy, rest['cache-control']]).toEqual([
        path,
        closed,
        tells.test(path) ? 'no-store' : forever,
      ])
    else if (/chat$/.test(path))
      expect([path, policy, rest]).toEqual([path, chat, { ...noStore, ...always, ...integrity }])
    else if (/^\/(en|ar)?$|\/(zoek|hulp)$/.test(path))
      expect([path, policy, rest]).toEqual([path, asks, { ...noStore, ...always }])
    else if (!path.startsWith('/desk'))
      expect([path, policy, rest]).toEqual([path, page, { ...noStore, ...always }])
  }
})

test('a line that stays open wears its own, and is neither kept nor packed', async () => {
  const options = { origin: house.origin }
  const visitor = await startVisitor(await trustOf(openNetwork(options)), options)
  const abort = new AbortController()
  const stream = await visitor.http(`/api/v1/conversations/${visitor.id}/stream`, {
    headers: { 'accept-encoding': 'gzip, br' },
    signal: abort.signal,
  })
  const own = Object.fromEntries(
    [...stream.headers].filter(
      ([name]) => !/^(connection|date|keep-alive|transfer-encoding)$/.test(name),
    ),
  )
  expect(own).toEqual({
    ...always,
    'cache-control': 'no-store, no-transform',
    'content-security-policy': closed,
    'content-type': 'text/event-stream',
    'x-accel-buffering': 'no',
  })
  abort.abort()
  await visitor.leave()
})

test('twenty tracker parameters end in a clean address, without a cookie, and stand nowhere afterwards', async () => {
  const canary = 'canary7261'
  const names = [
    'fbclid',
    'gclid',
    'msclkid',
    'ttclid',
    'twclid',
    'igshid',
    'mc_eid',
    'utm_source',
    'utm_medium',
    'utm_campaign',
  ]
  const trackers = [...names, ...names.map((name) => `${name}2`)]
    .map((name) => `${name}=${canary}`)
    .join('&')
  for (const path of ['/', '/chat', '/ar', '/desk', '/privacy']) {
    const response = await fetch(`${house.origin}${path}?${trackers}`, { redirect: 'manual' })
    expect([
      response.status,
      response.headers.get('location'),
      response.headers.get('set-cookie'),
    ]).toEqual([303, path, null])
  }
  expect(house.output()).not.toContain(canary)
})

test('every published hash is the hash of what is served', async () => {
  const lines = (await (await fetch(`${house.origin}/.well-known/hashes.txt`)).text())
    .trimEnd()
    .split('\n')
  for (const line of lines.filter((entry) => entry.includes('assets/'))) {
    const [hash, file] = line.split('  ')
    const bytes = await (await fetch(`${house.origin}/${file}`)).arrayBuffer()
    expect(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')).toBe(hash)
  }
})
