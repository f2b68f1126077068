import { expect, test } from 'vitest'
import { lookAtAlarms } from './look-at-alarms.ts'
import { createScreen } from './screen.ts'

const dead = { alarms: [{ channel: 'telegram', why: 'refused' }] }
const says = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }))

test('what the house tells is shown, and goes when it tells nothing any more', async () => {
  const screen = createScreen()
  await lookAtAlarms(() => says(dead), screen)
  expect(screen.view().alarms).toEqual(dead.alarms)
  await lookAtAlarms(() => says({ alarms: [] }), screen)
  expect(screen.view().alarms).toEqual([])
})

test.each([
  ['is away', () => Promise.reject(new Error())],
  ['refuses', () => says({ refused: 'not-allowed' }, 403)],
  ['tells what makes no sense', () => says({ alarms: [{ channel: 'fax', why: 'x' }] })],
  ['tells no JSON', () => Promise.resolve(new Response('<p>'))],
])('a house that %s leaves what was known', async (_, http) => {
  const screen = createScreen()
  await lookAtAlarms(() => says(dead), screen)
  await lookAtAlarms(http, screen)
  expect(screen.view().alarms).toEqual(dead.alarms)
})
