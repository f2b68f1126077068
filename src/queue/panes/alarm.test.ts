import { expect, test } from 'vitest'
import { createAlarm } from './alarm.ts'

function listen() {
  let heard = 0
  const alarm = createAlarm(() => {
    heard += 1
  })
  return { alarm, heard: () => heard }
}

test('somebody new sounds at once, then every 20 seconds until nobody waits', () => {
  const { alarm, heard } = listen()
  alarm.hear(['a'], 1_000)
  expect(heard()).toBe(1)
  alarm.pulse(20_999)
  expect(heard()).toBe(1)
  alarm.pulse(21_000)
  alarm.pulse(22_000)
  expect(heard()).toBe(2)
  alarm.hear([], 30_000)
  alarm.pulse(90_000)
  expect(heard()).toBe(2)
})

test('the same people waiting do not sound at every look', () => {
  const { alarm, heard } = listen()
  alarm.hear(['a', 'b'], 0)
  alarm.hear(['b', 'a'], 1_000)
  alarm.hear(['a'], 2_000)
  expect(heard()).toBe(1)
})

test('one more sounds at once and starts the rhythm anew', () => {
  const { alarm, heard } = listen()
  alarm.hear(['a'], 0)
  alarm.hear(['a', 'b'], 15_000)
  expect(heard()).toBe(2)
  alarm.pulse(20_000)
  expect(heard()).toBe(2)
  alarm.pulse(35_000)
  expect(heard()).toBe(3)
})
