import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { emergency, helplines, helplinesAt, telephone } from '../directory/helplines.ts'
import { refusals } from '../doors/refusals.ts'
import { contentPortal } from '../knowledge/pages/testing.ts'
import { languages } from '../words/language.ts'
import { addressOf, sitePaths } from './address.ts'
import { openSite } from './site.tsx'
import { buildReader, exitTo, openTestSite, testAsks, testExportKey } from './testing.ts'

const addresses = sitePaths.flatMap((path) =>
  languages.map((language) => addressOf(path, language)),
)
const portal = await contentPortal()
const asks = await testAsks(portal)
const exportKey = await testExportKey()
const site = await openTestSite(portal)
afterAll(() => site[Symbol.asyncDispose]())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(site.origin + path, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test.each(addresses)('%s is at most 10 kB gzip, styles included', async (address) => {
  const { status, text } = await get(address)
  expect(status).toBe(200)
  expect(gzipSync(text).length).toBeLessThanOrEqual(10_000)
})

test.each(addresses)(
  '%s asks nobody else for anything and keeps a neutral title',
  async (address) => {
    const { text } = await get(address)
    const outside = [...text.matchAll(/(?:src|href|action)="(https?:[^"]*)"/g)]
      .map(([, to = '']) => to)
      .filter((to) => !to.startsWith('http://localhost/'))
    expect(new Set(outside)).toEqual(new Set([exitTo]))
    expect(text).toContain('<title>Welkom</title>')
    expect(text).not.toMatch(/ style="|<script>| on[a-z]+="/)
  },
)

test('pages say their language and direction', async () => {
  for (const language of languages) {
    const { text } = await get(addressOf('/', language))
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
  }
})

test.each(['reader', 'asking'] as const)('the script %s weighs at most 4 kB gzip', async (name) => {
  expect(gzipSync((await buildReader(name)).bytes).length).toBeLessThanOrEqual(4_096)
})

test('a page says at once whether the chat is open, and which numbers are', async () => {
  expect((await get('/')).text).toContain('Open nu. Wachttijd: ongeveer 2 minuten.')
  const night = new Date('2026-11-23T23:00+01:00')
  site.say({ kind: 'closed', opensAt: new Date('2026-11-24T14:00+01:00') }, night)
  const { text } = await get('/')
  expect(text).toContain('De chat is nu dicht. Morgen open vanaf 14:00 uur.')
  const [shown = ''] = text.split('Andere nummers')
  for (const line of helplinesAt(night, 'youth').closed)
    expect(shown).not.toContain(telephone(line))
  site.say({ kind: 'full' }, new Date('2026-11-24T15:00+01:00'))
  expect((await get('/chat')).text).toContain('Het is nu druk')
  site.say({ kind: 'unknown' }, new Date('2026-11-24T16:00+01:00'))
  expect((await get('/chat')).text).toContain(telephone(emergency))
})

test('a page comes gzipped to those who can read that, and whole to others', async () => {
  const zipped = await fetch(`${site.origin}/`, { headers: { 'accept-encoding': 'gzip' } })
  expect(zipped.headers.get('content-encoding')).toBe('gzip')
  expect(await zipped.text()).toContain('Start de chat')
})

test('an unknown address answers 404 with telephone numbers, in the language of its address or its reader', async () => {
  const dutch = await get('/nergens', { 'accept-language': 'nl' })
  expect([dutch.status, dutch.text.includes('Deze bladzijde is er niet')]).toEqual([404, true])
  expect(dutch.text).toContain(telephone(emergency))
  const arabic = await get('/ar/nergens', { 'accept-language': 'nl' })
  expect(arabic.text).toContain('dir="rtl"')
})

test('every refusal has a page with numbers that answer now', () => {
  const quiet = openSite(partsWith(async () => ({ kind: 'unknown' })))
  for (const word of Object.keys(refusals) as (keyof typeof refusals)[]) {
    const page = quiet.errorPage(word, '/', [])
    if (page.kind !== 'file') return expect.unreachable('an error page is a file')
    const text = Buffer.from(page.bytes).toString('utf8')
    expect(text).toContain(telephone(emergency))
    expect(helplines.filter((line) => text.includes(telephone(line))).length).toBeGreaterThan(3)
  }
})

test('a chat state that never comes does not hold up a page', async () => {
  const stuck = openSite(partsWith(() => new Promise(() => {})))
  const front = stuck.routes.find((route) => route.path === '/')
  const answer = await front?.answer({
    params: {},
    query: {},
    body: null,
    caller: { kind: 'anyone' },
    languages: [],
  })
  const text = answer?.kind === 'file' ? Buffer.from(answer.bytes).toString('utf8') : ''
  expect(text).toContain('We weten nu niet of de chat open is.')
})

test('the same moment gives the very same bytes, made once', async () => {
  const steady = openSite(partsWith(async () => ({ kind: 'open', waitSeconds: 60 })))
  const front = steady.routes.find((route) => route.path === '/en')
  const call = {
    params: {},
    query: {},
    body: null,
    caller: { kind: 'anyone' },
    languages: [],
  } as const
  expect(await front?.answer(call)).toBe(await front?.answer(call))
})

test('security.txt names a contact and a date that has not passed', async () => {
  const { status, headers, text } = await get('/.well-known/security.txt')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(text).toMatch(/^Contact: (mailto|https?):/m)
  const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '')
  expect(expires).toBeGreaterThan(Date.parse('2027-01-01'))
})

test('the icon says nothing and robots are kept from the desk', async () => {
  const icon = await get('/icon.svg')
  expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  expect((await get('/robots.txt')).text).toContain('Disallow: /desk')
})

const partsWith = (chatState: Parameters<typeof openSite>[0]['chatState']) => ({
  publicOrigin: 'http://localhost',
  exitTo,
  script: { file: 'reader.js', integrity: 'sha384-x' },
  askingScript: { file: 'asking.js', integrity: 'sha384-y' },
  portal,
  asks,
  exportKey,
  contact: null,
  chatState,
  chatPage: () => '',
  clock: () => new Date('2026-11-23T16:00+01:00'),
})
