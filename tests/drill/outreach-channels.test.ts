import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { enrolStaff } from '../support/staff.ts'
import { openTelegramServer, type Telegram } from '../support/telegram.ts'
import { formsOf, type Needle, words } from './needles.ts'
import { scanFolder } from './places.ts'
import { createScanner } from './scan.ts'

const people = 200
const idOf = (number: number) => 7_104_200_000 + number * 7_919
const planted = words('planted', 'kanarie-gepland-Vb3')
let house: House
let telegram: Telegram

beforeAll(async () => {
  telegram = await openTelegramServer()
  house = await openHouse({ TELEGRAM_API: telegram.origin })
})
afterAll(async () => {
  await closeHouses()
  await telegram.close()
})

test('after two hundred people talked to the bot, no file and no line holds an id, a name, a text or the token', async () => {
  const { network } = await enrolStaff(house.addresses['outreach']?.[0] ?? '')
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await network.fetch(`/api/v1/outreach/${path}`, {
      ...{ method: 'POST', headers },
      body: JSON.stringify(body),
    })
    expect(answer.ok).toBe(true)
  }
  // Words that must be found: a scan that does not find them has looked at nothing.
  await post('campaigns', {
    ...{ name: Buffer.from(planted.bytes).toString(), goal: 'Een proef.', audience: 'youth' },
    ...{ startsOn: '2026-11-01', endsOn: '2026-12-31' },
  })
  await post('channels/telegram/set', {
    revision: 0,
    credentials: { token: telegram.token, way: 'polling' },
  })
  const sent = () => telegram.calls.filter(({ method }) => method === 'sendMessage').length
  for (let number = 0; number < people; number += 1) {
    const first_name = `kanarie-naam-Hs5 ${number}`
    const language_code = ['nl', 'en', 'ar'][number % 3] ?? 'nl'
    telegram.write(
      { id: idOf(number), first_name, language_code },
      `kanarie-tekst-Lw8 ze staan voor mijn deur ${number}`,
    )
  }
  await telegram.until(() => sent() === people)
  for (let number = 0; number < 20; number += 1)
    telegram.press({ id: idOf(number), first_name: 'kanarie-naam-Hs5' }, 1_365 + number, 'en')
  await telegram.until((calls) => {
    const edits = calls.filter(({ method }) => method === 'editMessageText')
    return edits.length === 20
  })
  await post('channels/telegram/test', {})
  await house.end()

  const never: Needle[] = [
    words('a name', 'kanarie-naam-Hs5'),
    words('a text', 'kanarie-tekst-Lw8'),
    words('the token', telegram.token),
    ...Array.from({ length: people }, (_, number) => words('an id', String(idOf(number)))),
  ]
  const scanner = createScanner([...never, planted].flatMap(formsOf))
  const files = await scanFolder(scanner, house.dataDir)
  await scanner.stretch([Buffer.from(house.output())])
  expect(files).toBeGreaterThan(100)
  expect([...scanner.found().keys()]).toEqual(['planted'])
})
