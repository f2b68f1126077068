import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { ChatHours } from '../chat-hours.ts'
import { alwaysOpen } from '../chat-hours.ts'
import { readChatHours, saveChatHours } from './store.ts'

const database = await testDatabase()

const own: ChatHours = {
  week: [
    [['20:00', '02:00']],
    [],
    [
      ['09:00', '12:00'],
      ['13:00', '24:00'],
    ],
    [],
    [],
    [],
    [],
  ],
  closedOnHolidays: true,
  closedDays: ['2026-12-24', '2026-12-31'],
  entryCutOffMinutes: 15,
}

test('an organisation that set nothing has no hours of its own', async () => {
  expect(await readChatHours(database)).toBe(null)
})

test('hours come back as they were saved, and replace the former ones whole', async () => {
  await database.transaction((tx) => saveChatHours(tx, alwaysOpen))
  expect(await readChatHours(database)).toEqual(alwaysOpen)
  await database.transaction((tx) => saveChatHours(tx, own))
  expect(await readChatHours(database)).toEqual(own)
})

test('a weekday that does not exist is refused by the database', async () => {
  const wrong = database.script("insert into directory.chat_hours values (8, '10:00', '12:00')")
  await expect(wrong).rejects.toThrow()
})
