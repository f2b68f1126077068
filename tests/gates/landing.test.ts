import { afterAll, beforeAll, expect, test } from 'vitest'
import { formsOf, words } from '../drill/needles.ts'
import { scanFolder } from '../drill/places.ts'
import { createScanner } from '../drill/scan.ts'
import { askDatabase } from '../faults/database.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'

const names = [
  'fbclid',
  'gclid',
  'msclkid',
  'ttclid',
  'twclid',
  'igshid',
  'ScCid',
  'mc_eid',
  'utm_source',
  'utm_medium',
]
const canary = 'kanarie-volger-Rw5'
const planted = 'kanarie-gepland-Hn2'
const trackers = [...names, ...names.map((name) => `${name}2`)]
  .map((name) => `${name}=${canary}`)
  .join('&')
/** Of the demo's running campaign. */
const code = 'demaaa'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(closeHouses)

const ask = (path: string, init: RequestInit = {}) =>
  fetch(house.origin + path, {
    redirect: 'manual',
    headers: { referer: `https://elsewhere.example/?${trackers}`, ...init.headers },
    ...init,
  })

/** Follows every step of a landing, as a browser would. Returns the last address. */
async function land(path: string): Promise<string> {
  let at = path
  for (let steps = 0; steps < 4; steps++) {
    const response = await ask(at)
    expect(response.headers.get('set-cookie')).toBeNull()
    const to = response.headers.get('location')
    if (to === null) return at
    expect(to).not.toContain(canary)
    at = to
  }
  throw new Error('more than four steps')
}

test('who lands with twenty trackers behind a link comes to a clean address, and is counted', async () => {
  expect(await land(`/c/${code}?${trackers}`)).toBe(`/test/geldezel#c=${code}`)
  expect(await land(`/c/zzzzzz?${trackers}`)).toBe('/')
  for (const body of [
    JSON.stringify({ code, stage: 'visit' }),
    JSON.stringify({ code, stage: 'visit', tracker: canary }),
  ]) {
    const counted = await ask(`/api/v1/outreach/count?${trackers}`, { method: 'POST', body })
    expect([counted.status, counted.headers.get('set-cookie')]).toEqual([204, null])
  }
})

test('nothing of a tracker stands on the disk or in what the house printed; what was planted there is found', async () => {
  await askDatabase(house, `create table public.planted as select '${planted}'::text as says`)
  const scanner = createScanner([canary, planted].flatMap((text) => formsOf(words(text, text))))
  expect(await scanFolder(scanner, house.dataDir)).toBeGreaterThan(100)
  expect(scanner.found().get(planted)).toBeGreaterThan(0)
  expect([...scanner.found().keys()].filter((name) => name.startsWith(canary))).toEqual([])
  expect(house.output()).toContain('outreach  ')
  expect(house.output()).not.toContain(canary)
})
