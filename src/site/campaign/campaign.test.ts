import { afterAll, expect, test } from 'vitest'
import { openTestSite } from '../testing.ts'
import { poster } from './poster.ts'

const site = await openTestSite()
afterAll(() => site[Symbol.asyncDispose]())

test.each([
  ['/geldezel/poster.pdf', 'application/pdf', '595.28 841.89'],
  ['/geldezel/poster-a3.pdf', 'application/pdf', '841.89 1190.55'],
])('%s is a sheet to hang up', async (path, type, size) => {
  const response = await fetch(site.origin + path)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1')
  expect(text.startsWith('%PDF-1.5')).toBe(true)
  expect(text).toContain(`/MediaBox [0 0 ${size}]`)
  // For who hears it: a language, a title and structure.
  expect(text).toMatch(/\/Lang \(nl\)/)
  expect(text).toContain('/StructTreeRoot')
})

test('a poster is the same whenever it is made', async () => {
  const address = 'https://chat.example/geldezel'
  expect(await poster('a4', address)).toEqual(await poster('a4', address))
})

test('the picture to share is one file that asks for nothing else', async () => {
  const svg = await (await fetch(`${site.origin}/geldezel.svg`)).text()
  expect(svg).toContain('viewBox="0 0 1200 630"')
  expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/href|url\(|<script|http/)
})

test('only the kit for schools has a picture in its preview', async () => {
  const page = async (path: string) => (await fetch(site.origin + path)).text()
  expect(await page('/geldezel-pakket')).toContain('og:image')
  expect(await page('/geldezel')).not.toContain('og:')
  expect(await page('/j/1')).not.toContain('og:')
})
