import { afterAll, describe, expect, test } from 'vitest'
import { contentPortal, published } from '../knowledge/pages/testing.ts'
import type { Portal, PublishedText } from '../knowledge/portal.ts'
import { openTestSite } from './testing.ts'

const now = Date.parse('2026-11-23T15:00Z')
const page = (id: string, more: readonly string[] = [], text = 'Tekst van de bladzijde.') =>
  [
    '---',
    `id: ${id}`,
    `title: Titel van ${id}`,
    'summary: Waar het over gaat.',
    'order: 90',
    ...more,
    '---',
    '',
    text,
    '',
  ].join('\n')
const at = (
  section: PublishedText['place']['section'],
  slug: string,
  language: 'nl' | 'en' = 'nl',
) => ({ language, section, slug }) as const

const withdrawn = { ...(await published(at('youth', '901'), page('j-901'))), withdrawn: true }
const later = { ...(await published(at('youth', '902'), page('j-902'))), from: now + 1 }
const overdue = await published(
  at('professionals', 'wet'),
  page('p-wet', ['legal: yes', 'review: 2026-11-22', 'source: Wet | 2026-08-22']),
)
const late = await published(
  at('professionals', 'laat'),
  page('p-laat', ['review: 2026-11-22', 'source: Boek | 2026-08-22']),
)
const moved = await published(
  at('relatives', 'nieuw'),
  page('o-oud', ['source: Boek | 2026-08-22']),
)
const translated = await published(
  at('relatives', 'nieuw', 'en'),
  page('o-oud', ['of: 0123456789ab', 'source: Book | 2026-08-22']),
)
const hostile = await published(
  at('relatives', 'vijandig'),
  page('o-vijandig', [], '<img src=x onerror=alert(1)> [klik](javascript:alert(1)) {tel:niemand}'),
)
const pictures = await published(
  at('relatives', 'beelden'),
  page(
    'o-beelden',
    [],
    '::: beeld kamer-1 een kamer\n:::\n\n::: film film-1 twee mensen praten\n0:00 Hoi, ik ben Sam.\n:::\n\n::: film film-2 niemand zegt wat\n:::',
  ),
)
const portal = await contentPortal(now, {
  texts: [withdrawn, later, overdue, late, moved, translated, hostile, pictures],
  moves: new Map([['/ouders/oud', moved.place]]),
})
let shown: Portal = portal()
const site = await openTestSite(() => shown)
afterAll(() => site[Symbol.asyncDispose]())

const get = async (path: string) => {
  const response = await fetch(site.origin + path, { redirect: 'manual' })
  return {
    status: response.status,
    to: response.headers.get('location'),
    text: await response.text(),
  }
}

describe('an address', () => {
  test('where a text was taken away says so, and shows the way on', async () => {
    for (const path of ['/j/901', '/en/j/901', '/professionals/wet']) {
      const { status, text } = await get(path)
      expect([path, status]).toEqual([path, 410])
      expect(text).toContain('tel:112')
      expect(text).toContain('chat"')
    }
    expect((await get('/j/901')).text).toContain('Deze bladzijde is weg')
    expect((await get('/j/901')).text).toContain('href="/j"')
  })

  test('that moved leads to where the text is now, in her language', async () => {
    expect(await get('/ouders/oud')).toMatchObject({ status: 303, to: '/ouders/nieuw' })
    expect(await get('/ar/ouders/oud')).toMatchObject({ status: 303, to: '/ar/ouders/nieuw' })
  })

  test.each([
    '/j/902',
    '/j/0',
    '/j/abc',
    '/j/99999',
    '/nergens',
    '/en/nergens',
    '/test/nergens',
    '/ouders/Praten',
    '/j/3/4',
    '/%2e%2e/etc',
    `/${'a'.repeat(100)}`,
  ])(
    '%s, where nothing is or may be seen yet, is unknown, with numbers to call and what can not wait',
    async (path) => {
      const { status, text } = await get(path)
      expect(status).toBe(404)
      expect(text).toContain('tel:112')
      expect(text.match(/class="door" href="[^"]*\/j\/\d+"/g)).toHaveLength(6)
      expect(text).toMatch(/href="[^"]*\/zoek"/)
    },
  )

  test('shows the fact that an answer names within the answer, to readers and to machines', async () => {
    const { text } = await get('/ouders/vragen')
    const answer = /<details class="fold"><summary><span>Mijn kind is 11.*?<\/details>/s.exec(text)
    expect(answer?.[0]).toContain('class="fact"')
    expect(text).toMatch(/"name":"Mijn kind is 11[^"]*","acceptedAnswer":\{[^}]*jonger dan 12/)
  })

  test('without a translation gives the Dutch text, says so, and marks its language', async () => {
    const { status, text } = await get('/en/j/9')
    expect(status).toBe(200)
    expect(text).toContain('This text is not there in English yet.')
    expect(text).toMatch(/<div data-read[^>]* lang="nl" dir="ltr"/)
    // Its links keep her in her own language.
    expect(text).toContain('href="/en/chat"')
    expect(text).not.toContain('href="/chat"')
  })
})

describe('a page', () => {
  test('tells what was never checked, and where', async () => {
    const { text } = await get('/j/3')
    expect(text).toContain('Iets op deze bladzijde is nog niet nagekeken.')
    expect(text).toMatch(/Algemene kennis, nog niet nagekeken door een jurist <span class="tag">/)
    expect(text).toContain(
      'Aanwijzing mensenhandel (2022A002), om.nl (nagekeken op 22 augustus 2026)',
    )
  })

  test('says when its review is late', async () => {
    const { text } = await get('/professionals/laat')
    expect(text).toContain('Wij hadden hem op 22 november 2026 opnieuw moeten nakijken.')
  })

  test('says when the Dutch text has changed since it was translated', async () => {
    const { text } = await get('/en/ouders/nieuw')
    expect(text).toContain('The Dutch text has changed since.')
    expect(text).toContain('href="/ouders/nieuw"')
  })

  test('warns before a story', async () => {
    const { text } = await get('/v/1')
    const warning = text.indexOf('In dit verhaal wordt een jongen onder druk gezet')
    expect(warning).toBeGreaterThan(0)
    expect(warning).toBeLessThan(text.indexOf('Ik was 15.'))
  })

  test('shows what an editor pasted as words: nothing of it runs, and no number is made up', async () => {
    const { status, text } = await get('/ouders/vijandig')
    expect(status).toBe(200)
    expect(text).toContain('&lt;img src=x onerror=alert(1)>')
    expect(text).not.toMatch(/<img|href="javascript/)
    expect(text).not.toContain('niemand')
  })

  test('asks for a picture when it is nearly in sight, and for a film when she does', async () => {
    const { text } = await get('/ouders/beelden')
    expect(text).toContain(
      '<img class="picture" src="/media/kamer-1" alt="een kamer" loading="lazy"',
    )
    expect(text).toMatch(/<details.*<video [^>]*src="\/media\/film-1"[^>]*preload="none"/s)
    expect(text).not.toContain('autoplay')
  })

  test('shows a film with what is said in it, and no film that does not tell', async () => {
    const { text } = await get('/ouders/beelden')
    expect(text).toContain('<track kind="captions" src="/media/film-1.nl.vtt" srclang="nl"')
    expect(text).toContain('Hoi, ik ben Sam.')
    expect(text).not.toContain('/media/film-2')
    expect(text).toContain('Dit filmpje heeft nog geen ondertitels.')
    expect(shown.captions('film-1', 'nl')).toEqual([{ at: 0, says: 'Hoi, ik ben Sam.' }])
    expect(shown.captions('film-1', 'en')).toBe(null)
  })

  test('of a module has its step, and the one before and after', async () => {
    const { text } = await get('/ouders/praten')
    expect(text).toMatch(/Stap 2 van \d+/)
    expect(text).toMatch(/Vorige<\/small>.*href="[^"]*niet-doen"/s)
  })
})

test('a change of the portal is on the next page', async () => {
  expect((await get('/j/902')).status).toBe(404)
  const before = (await get('/j/3')).text
  const changed = await contentPortal(now, {
    texts: [
      { ...later, from: null },
      await published(at('youth', '3'), page('j-3', [], 'Nieuwe tekst.')),
    ],
  })
  shown = changed()
  expect((await get('/j/902')).status).toBe(200)
  const after = (await get('/j/3')).text
  expect(after).toContain('Nieuwe tekst.')
  expect(before).not.toContain('Nieuwe tekst.')
})
