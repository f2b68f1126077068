import { expect, test } from 'vitest'
import { fewAtATime } from './rhythm.ts'

test('so many at a time, the others in their order, also behind one that fails', async () => {
  const turn = fewAtATime(2)
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const begun: number[] = []
  const runs = gates.map((gate, at) =>
    turn(async () => {
      begun.push(at)
      await gate.promise
    }),
  )
  expect(begun).toEqual([0, 1])
  gates[1]?.reject(new Error('lost'))
  await expect(runs[1]).rejects.toThrow('lost')
  expect(begun).toEqual([0, 1, 2])
  gates[0]?.resolve()
  await runs[0]
  expect(begun).toEqual([0, 1, 2, 3])
  for (const gate of gates) gate.resolve()
  await Promise.allSettled(runs)
})
