import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { openTestDoors } from '../../doors/testing.ts'
import { loadPlaces } from '../server/load-places.ts'
import { helpNearbyRoutes } from './help-nearby-routes.tsx'

const places = await loadPlaces(null, join(import.meta.dirname, '../../../content'))
const keys: (string | null)[] = []
const { origin: base } = await openTestDoors({
  routes: helpNearbyRoutes({
    guide: places.now,
    addressOf: (path, language) => (language === 'nl' ? path : `/${language}${path}`),
    page({ content, key }) {
      keys.push(key)
      const bytes = Buffer.from(renderToString(content))
      return { kind: 'file', type: 'text/html; charset=utf-8', bytes }
    },
  }),
  publicOrigin: 'http://house.example',
  chatOrigin: 'http://house.example',
})

const ask = async (body: BodyInit, path = '/hulp') => {
  const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }
  const response = await fetch(base + path, { method: 'POST', body, headers })
  expect(response.headers.get('cache-control')).toBe('no-store')
  return { status: response.status, text: await response.text() }
}

test('the page is there in every language, and may be kept until the tables change', async () => {
  for (const path of ['/hulp', '/en/hulp', '/ar/hulp'])
    expect((await fetch(base + path)).status).toBe(200)
  expect((await fetch(`${base}/hulp`)).status).toBe(200)
  const made = keys.splice(0)
  expect(new Set(made).size).toBe(3)
  expect(made).not.toContain(null)
})

test('an answer says where help is, and must be kept nowhere', async () => {
  const { status, text } = await ask(new URLSearchParams({ plaats: 'den bosch' }))
  expect(status).toBe(200)
  expect(text).toContain('AVIM, politie Oost-Brabant')
  expect((await ask('plaats=Sneek', '/en/hulp')).text).toContain('is now part of')
  expect(keys.splice(0)).toEqual([null, null])
})

test('a place in the address is dropped before anybody reads it', async () => {
  const response = await fetch(`${base}/hulp?plaats=Utrecht`, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/hulp'])
})

test('ten thousand letters, signs or nothing at all get an answer', async () => {
  for (const plaats of ['ه'.repeat(10_000), 'a'.repeat(10_000), '%_\'"\0', ''])
    expect((await ask(new URLSearchParams({ plaats }))).status).toBe(200)
  expect((await ask('ander=veld')).status).toBe(200)
  expect((await ask('')).status).toBe(200)
  expect((await ask(`plaats=${'a'.repeat(70_000)}`)).status).toBe(413)
})
