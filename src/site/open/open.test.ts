import { afterAll, describe, expect, test } from 'vitest'
import { verifyRaw } from '../../chain/signature.ts'
import { readPage } from '../../knowledge/page-text.ts'
import { contentPortal } from '../../knowledge/pages/testing.ts'
import { openTestSite } from '../testing.ts'

const portal = await contentPortal()
const site = await openTestSite(portal)
afterAll(() => site[Symbol.asyncDispose]())
const get = (path: string) => fetch(site.origin + path)

describe('the pages for partners’ programs', () => {
  test('come in pages, with the version of the interface, and lead to the next', async () => {
    const response = await get('/api/v1/pages?section=professionals&pageSize=5')
    expect(response.headers.get('api-version')).toBe('1.0.0')
    const list = (await response.json()) as PageList
    expect(list.pages).toHaveLength(5)
    expect(list.total).toBe(portal().list('nl', 'professionals').length)
    expect(list._links.next?.href).toContain('page=2')
    expect(list._links.prev).toBeUndefined()
    expect(list.pages[0]).toMatchObject({ section: 'professionals', language: 'nl' })
  })

  test('are all there, each once, when every page is asked for', async () => {
    const ids: string[] = []
    for (let page = 1; ; page += 1) {
      const list = (await (await get(`/api/v1/pages?pageSize=20&page=${page}`)).json()) as PageList
      ids.push(...list.pages.map(({ id }) => id))
      if (!list._links.next) break
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(45)
  })

  test('bring their text as Markdown that reads without a problem, with the facts it names', async () => {
    const page = (await (await get('/api/v1/pages/j-3')).json()) as {
      markdown: string
      facts: { id: string }[]
      helplines: { id: string; number: string }[]
    }
    expect(readPage(page.markdown).problems).toEqual([])
    expect(page.facts.map(({ id }) => id)).toContain('non-punishment')
    const threats = (await (await get('/api/v1/pages/j-5')).json()) as typeof page
    expect(threats.helplines).toContainEqual({ id: 'emergency', name: '112', number: '112' })
  })

  test.each([
    ['/api/v1/pages?pageSize=1000', 400],
    ['/api/v1/pages?language=xx', 400],
    ['/api/v1/pages?page=0', 400],
    ['/api/v1/pages/j-999', 404],
    ['/api/v1/pages/j-9?language=ar', 404],
    ['/api/v1/pages/%3Cscript%3E', 404],
  ])('%s is a problem with status %i', async (path, status) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status, type: 'about:blank' })
  })
})

test('the whole portal comes in one file, signed; one changed letter is noticed', async () => {
  const bytes = new Uint8Array(await (await get('/api/v1/export.json')).arrayBuffer())
  const signature = new Uint8Array(await (await get('/api/v1/export.sig')).arrayBuffer())
  const key = Buffer.from((await (await get('/api/v1/export.pub')).text()).trim(), 'base64url')
  const verify = (what: Uint8Array<ArrayBuffer>) => verifyRaw(new Uint8Array(key), what, signature)
  expect(await verify(bytes)).toBe(true)
  const changed = bytes.slice()
  changed[1000] = (changed[1000] ?? 0) ^ 1
  expect(await verify(changed)).toBe(false)
  const { pages } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { pages: unknown[] }
  expect(pages.length).toBeGreaterThan(60)
})

test('the map for search engines names every page with its translations, and nothing of the desk', async () => {
  const xml = await (await get('/sitemap.xml')).text()
  for (const page of portal().list('nl', 'youth'))
    expect(xml).toContain(`<loc>http://localhost${page.address}</loc>`)
  expect(xml).toContain('<loc>http://localhost/ar/j/3</loc>')
  expect(xml).not.toContain('/ar/professionals/')
  expect(xml).not.toMatch(/desk|api/)
})

test('the feed tells professionals what is new, and is well-formed', async () => {
  const xml = await (await get('/rss.xml')).text()
  expect(xml.match(/<item>/g)?.length).toBe(portal().list('nl', 'professionals').length)
  expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/)
})

type PageList = {
  readonly pages: readonly { readonly id: string }[]
  readonly total: number
  readonly _links: Readonly<Record<string, { readonly href: string } | undefined>>
}
