import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openProfile, phone } from '../../tests/support/browser.ts'
import type { Answer, Call, Route } from './route.ts'
import { openTestDoors } from './testing.ts'

const asked: unknown[] = []
const page = (said: string): Answer => ({
  kind: 'file',
  type: 'text/html; charset=utf-8',
  bytes: Buffer.from(
    `<!doctype html><title>x</title><p>${said}</p><form method="post"><input name="plaats"><button>zoek</button></form>`,
  ),
})
const route = {
  path: '/hulp',
  permission: 'anyone',
  dress: 'page',
} as const
const routes: Route[] = [
  { ...route, method: 'GET', maxBytes: 0, takes: 'nothing', answer: () => page('vraag') },
  { ...route, method: 'POST', maxBytes: 200, takes: 'form', answer: hear },
]
function hear({ body }: Call): Answer {
  asked.push(body)
  return page('antwoord')
}
const house = 'http://house.example'
const { port } = await openTestDoors({
  routes,
  publicOrigin: house,
  chatOrigin: house,
  errorPage: (word) => ({ kind: 'file', type: 'text/html', bytes: Buffer.from(`page: ${word}`) }),
})
const folder = await mkdtemp(join(tmpdir(), 'keerpunt-form-'))
const browser = await openProfile(folder, { ...phone, javaScriptEnabled: false }, [
  '--host-resolver-rules=MAP house.example 127.0.0.1',
])
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** At localhost a browser sends Fetch Metadata; at a plain http address it says only `Origin: null`, as older ones do. */
test.each(['localhost', 'house.example'])(
  'a question from our own page, without a referrer or script, comes in at %s and stands in no address',
  async (host) => {
    const tab = await browser.newPage()
    const headers: Record<string, string>[] = []
    tab.on('request', (request) => {
      if (request.method() === 'POST') headers.push(request.headers())
    })
    await tab.goto(`http://${host}:${port}/hulp`)
    await tab.locator('input').fill("'s-Gravenhage & Ürk")
    await tab.locator('button').click()
    await tab.getByText('antwoord').waitFor()
    expect(asked.splice(0)).toEqual([{ plaats: "'s-Gravenhage & Ürk" }])
    expect(new URL(tab.url()).search).toBe('')
    expect(headers[0]?.['origin']).toBe('null')
    expect(headers[0]?.['referer']).toBeUndefined()
    await tab.reload()
    await tab.getByText('antwoord').waitFor()
    expect(asked.splice(0)).toHaveLength(1)
    await tab.close()
  },
)

test('a page elsewhere can not ask in her name', async () => {
  const tab = await browser.newPage()
  await tab.setContent(
    `<form method="post" action="http://localhost:${port}/hulp"><input name="plaats" value="x"><button>zoek</button></form>`,
  )
  await tab.locator('button').click()
  await tab.getByText('page: foreign-origin').waitFor()
  expect(asked).toEqual([])
  await tab.close()
})
