import { expect, test } from 'vitest'
import { languages } from '../words/language.ts'
import { helplineOf } from './helplines.ts'
import { chatStateText, scheduleText } from './words.ts'

const now = new Date('2026-11-23T12:00+01:00')
const closed = (opensAt: string) =>
  chatStateText('nl', { kind: 'closed', opensAt: new Date(opensAt) }, now)

test('a closed chat says when it opens: today, tomorrow or on a day', () => {
  expect(closed('2026-11-23T14:00+01:00')).toBe('De chat is nu dicht. Open vanaf 14:00 uur.')
  expect(closed('2026-11-24T14:00+01:00')).toBe('De chat is nu dicht. Morgen open vanaf 14:00 uur.')
  expect(closed('2026-11-26T14:00+01:00')).toBe(
    'De chat is nu dicht. Open op donderdag 26 november vanaf 14:00 uur.',
  )
  expect(chatStateText('nl', { kind: 'closed', opensAt: null }, now)).toBe('De chat is nu dicht.')
})

test('a waiting time is rounded up, and admitted when unknown', () => {
  const open = (waitSeconds: number | null) =>
    chatStateText('nl', { kind: 'open', waitSeconds }, now)
  expect(open(61)).toBe('Open nu. Wachttijd: ongeveer 2 minuten.')
  expect(open(10)).toBe('Open nu. Je bent zo aan de beurt.')
  expect(open(null)).toBe('Open nu. Hoe lang je wacht, weten we nog niet.')
})

test('a week is said in few words', () => {
  const week = (id: string) =>
    scheduleText('nl', helplineOf(id).hours).replace(/[\u2060\u2066\u2069]/g, '')
  expect(week('slachtofferhulp')).toBe('ma–vr 08:00–20:00, za 10:00–17:00')
  expect(week('kindertelefoon')).toBe('Elke dag 11:00–21:00')
  expect(week('veilig-thuis')).toBe('Dag en nacht')
  expect(week('comensha')).toBe('Tijden weten wij nog niet')
})

test('every state speaks every language', () => {
  const states = [
    { kind: 'open', waitSeconds: 120 },
    { kind: 'full' },
    { kind: 'closed', opensAt: now },
    { kind: 'unknown' },
  ] as const
  const said = languages.flatMap((language) =>
    states.map((state) => chatStateText(language, state, now)),
  )
  expect(new Set(said).size).toBe(languages.length * states.length)
})
