import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { pageAddress, sectionAddress, sections } from '../../src/knowledge/page.ts'
import { readerOf } from '../../src/knowledge/pages/reader.ts'
import { contentPortal } from '../../src/knowledge/pages/testing.ts'
import { exitTo, openTestSite } from '../../src/site/testing.ts'
import { languages } from '../../src/words/language.ts'

const most = 10_000
const portal = await contentPortal()
const site = await openTestSite(portal)
afterAll(() => site[Symbol.asyncDispose]())

const read = async (address: string) => {
  const response = await fetch(site.origin + address, { redirect: 'manual' })
  return { status: response.status, text: await response.text() }
}
/** Every page in every language, also where only the Dutch text is there. */
const pages = sections
  .flatMap((section) => portal().list('nl', section))
  .flatMap((page) => languages.map((language) => ({ page, language })))
  .map(({ page, language }) => ({ page, address: pageAddress({ ...page.place, language }) }))
const lists = sections.flatMap((section) =>
  languages.flatMap((language) => sectionAddress(section, language) ?? []),
)
const addresses = [...lists, ...pages.map(({ address }) => address)]

/** With the style sheet as the build writes it, or a little larger. Here it comes as its authors wrote it. */
const asBuilt = (html: string) =>
  html.replace(/<style>.*?<\/style>/s, (sheet) =>
    sheet
      .replaceAll(/\/\*.*?\*\//gs, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ ?([{};:,>]) ?/g, '$1'),
  )

test('there are pages to weigh', () => {
  expect(pages.length).toBeGreaterThan(100)
  expect(lists).toHaveLength(12)
})

test.each(addresses)('%s is one answer of at most 10 kB gzip, styles included', async (address) => {
  const { status, text } = await read(address)
  expect(status).toBe(200)
  expect(gzipSync(asBuilt(text), { level: 9 }).length).toBeLessThanOrEqual(most)
  // Nothing else comes with it but its script and, when they are nearly in sight, pictures.
  expect(text).not.toMatch(/<link rel="(stylesheet|preload|manifest)/)
  expect(text.match(/<script [^>]*src=/g)).toHaveLength(1)
  expect(text).not.toMatch(/ style="| on[a-z]+="|javascript:/)
})

test.each(addresses)(
  '%s asks no other site for anything, and sends nothing of her there',
  async (address) => {
    const { text } = await read(address)
    expect([...text.matchAll(/ (?:src|action|srcset|poster)="([^"/][^"]*)"/g)]).toEqual([])
    const links = [...text.matchAll(/<a [^>]*href="(https?:[^"]*)"[^>]*>/g)]
    for (const [link, to = ''] of links) {
      expect(link).toMatch(/rel="noreferrer/)
      if (to !== exitTo) expect(new URL(to).search).toBe('')
    }
  },
)

describe('what stands in a phone’s history', () => {
  test.each(pages)('$address', async ({ page, address }) => {
    const { text } = await read(address)
    const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? ''
    const isYouth = readerOf(page.place) === 'youth'
    expect(title === 'Welkom').toBe(isYouth)
    expect(text.includes('og:title')).toBe(!isYouth)
    expect(text.includes('application/ld+json')).toBe(!isYouth)
    // Grown-ups keep their Back button; a youth's steps replace each other.
    expect(text.includes('data-keeps')).toBe(!isYouth)
    if (isYouth) expect(text).toMatch(/<meta name="description" content="[^"]{10,30}">/)
  })
})

test('every page is in a page’s list of languages only where it can be read', async () => {
  const { text } = await read('/j/3')
  for (const language of [...portal().languagesOf({ language: 'nl', section: 'youth', slug: '3' })])
    expect(text).toContain(`hreflang="${language}"`)
  const alone = await read('/en/professionals/wat-is-het')
  expect(alone.text).not.toContain('hreflang=')
  expect(alone.text).toContain('lang="nl"')
})
