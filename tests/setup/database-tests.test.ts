import { expect, test } from 'vitest'
import { databaseTests } from './database-tests.ts'

const found = databaseTests()

test('what asks for a database runs on the other PostgreSQL too', () => {
  expect(found).toContain('src/chat/server/messages.test.ts')
  expect(found.length).toBeGreaterThan(20)
})

test('what asks for none, and what starts servers of its own, does not', () => {
  expect(found).not.toContain('src/words/words.test.ts')
  expect(found.filter((file) => file.startsWith('src/database/'))).toEqual([])
})
