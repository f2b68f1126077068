import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

function counted() {
  const finish: (() => void)[] = []
  const ask = oneAtATime(() => new Promise((resolve) => finish.push(resolve)))
  return { ask, finish }
}

test('a burst of news ends in one more look, not in many', async () => {
  const { ask, finish } = counted()
  const asked = [ask(), ask(), ask(), ask()]
  expect(finish).toHaveLength(1)
  finish[0]?.()
  await asked[0]
  await Promise.resolve()
  expect(finish).toHaveLength(2)
  finish[1]?.()
  await Promise.all(asked)
  expect(finish).toHaveLength(2)
})

test('a look that fails fails for who asked, and the next one still comes', async () => {
  const outcomes = [Promise.reject(new Error('away')), Promise.resolve()]
  const ask = oneAtATime(() => outcomes.shift() ?? Promise.resolve())
  const first = ask()
  const second = ask()
  await expect(first).rejects.toThrow('away')
  await expect(second).resolves.toBeUndefined()
})
