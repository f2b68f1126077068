import { expect, test } from 'vitest'
import { testDatabase } from './testing.ts'

const database = await testDatabase()

test('a statement answers with rows by column name', async () => {
  const { rows, count } = await database.query({
    name: 'test.one',
    text: 'select 1::bigint as n, $1::text as t, current_date as day',
    values: ['x'],
  })
  expect(count).toBe(1)
  expect(rows[0]).toMatchObject({ n: 1, t: 'x', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
})
