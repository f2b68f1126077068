import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Call } from '../../doors/route.ts'
import { contactRoutes } from './contact-routes.ts'
import { loadPlaces } from './load-places.ts'

const database = await testDatabase()
const places = await loadPlaces(database, resolve(import.meta.dirname, '../../../content'))
const clock = () => Date.parse('2026-11-22T12:00:00Z')
const nameOf = async (member: string) => member
const routes = contactRoutes({ database, clock, places, nameOf })

const ask = async (end: string, account: string, body: unknown = null) => {
  const route = routes.find(({ path }) => path.endsWith(end))
  const caller = {
    ...({ kind: 'staff', role: 'editor', paper: '', session: new Uint8Array() } as const),
    ...{ account, member: account },
  }
  const answer = await route?.answer({
    params: {},
    query: {},
    body,
    caller,
    languages: [],
  } satisfies Call)
  return answer?.kind === 'json' ? (answer.body as Record<string, unknown>) : answer
}
const bytes = (text: string) => new TextEncoder().encode(text)
const first = 'scope,kind,name,how,note,source,verified_on\n'
const row =
  'national,youth_work,Jongerenwerk nieuw,https://voorbeeld.nl/,,eigen onderzoek,2026-11-20\n'
const shown = () => JSON.stringify(places.now().contacts)

test('the table is changed by two persons, and by nobody alone', async () => {
  expect(await ask('propose', 'bo', bytes(first + row))).toEqual({ kind: 'fine', rows: 1 })
  expect(shown()).not.toContain('Jongerenwerk nieuw')
  const { proposed } = (await ask('contacts', 'kim')) as {
    proposed: { revision: number; by: string }
  }
  expect(proposed.by).toBe('bo')
  expect(await ask('confirm', 'bo', proposed)).toMatchObject({ word: 'not-allowed' })
  expect(await ask('confirm', 'kim', { revision: 999 })).toMatchObject({ word: 'taken' })
  expect(await ask('confirm', 'kim', proposed)).toEqual({ kind: 'imported', rows: 1 })
  expect(shown()).toContain('Jongerenwerk nieuw')
  expect(await ask('confirm', 'kim', proposed)).toMatchObject({ word: 'unknown' })
})

test('a file that can not be taken over says which line to mend, and nothing is proposed', async () => {
  const wrong = row.replace('https://voorbeeld.nl/', '06 12345678')
  expect(await ask('propose', 'bo', bytes(first + wrong))).toMatchObject({
    kind: 'refused',
    rows: [{ line: 2, column: 'how' }],
  })
  expect(await ask('contacts', 'bo')).toMatchObject({ proposed: null })
})

test('what is downloaded can be proposed as it is', async () => {
  const { csv } = (await ask('contacts', 'bo')) as { csv: string }
  expect(await ask('propose', 'bo', bytes(csv))).toEqual({ kind: 'fine', rows: 1 })
})
