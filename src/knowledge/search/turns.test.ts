import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('so many work at once, the next in the order they came, and who comes too late goes on without', async () => {
  const turns = createTurns(1, 2)
  const order: string[] = []
  const first = await turns.take()
  const work = async (name: string) => {
    const done = await turns.take()
    order.push(name)
    done?.()
  }
  const [second, third] = [work('second'), work('third')]
  expect(turns.take()).toBe(null)
  expect(order).toEqual([])
  first?.()
  first?.()
  await Promise.all([second, third])
  expect(order).toEqual(['second', 'third'])
  expect(await turns.take()).toBeInstanceOf(Function)
})
