import { expect, test } from 'vitest'
import { alwaysOpen, chatEntry, defaultChatHours } from './chat-hours.ts'
import { everyDay } from './hours.ts'

const at = (text: string) => new Date(text)

test('entry ends half an hour before the chat closes, and says when it opens again', () => {
  expect(chatEntry(defaultChatHours, at('2026-11-23T21:29+01:00'))).toEqual({
    kind: 'open',
    closesAt: at('2026-11-23T21:30+01:00'),
  })
  expect(chatEntry(defaultChatHours, at('2026-11-23T21:30+01:00'))).toEqual({
    kind: 'closed',
    opensAt: at('2026-11-24T14:00+01:00'),
  })
})

test('a closed day and, when so set, a holiday are skipped', () => {
  const hours = { ...defaultChatHours, closedOnHolidays: true, closedDays: ['2026-12-27'] }
  expect(chatEntry(hours, at('2026-12-24T22:00+01:00'))).toEqual({
    kind: 'closed',
    opensAt: at('2026-12-28T14:00+01:00'),
  })
})

test('a chat without hours is closed and promises nothing', () => {
  const hours = { ...defaultChatHours, week: everyDay() }
  expect(chatEntry(hours, at('2026-11-23T12:00+01:00'))).toEqual({ kind: 'closed', opensAt: null })
})

test('the demo never closes', () => {
  expect(chatEntry(alwaysOpen, at('2026-11-23T03:00+01:00'))).toEqual({
    kind: 'open',
    closesAt: null,
  })
})
