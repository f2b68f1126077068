import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchReader, batchWriter, TooBusyError, WriterClosedError } from './batch.ts'

test('rows written together are saved together, in order, each with its own answer', async () => {
  const batches: number[][] = []
  const writer = batchWriter<number, string>({
    maxRows: 4,
    maxWaiting: 100,
    async flush(rows) {
      batches.push([...rows])
      return rows.map((row) => `row ${row}`)
    },
  })
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((row) => writer.write(row)))
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ])
  expect(answers).toEqual([1, 2, 3, 4, 5, 6].map((row) => `row ${row}`))
})

test('rows that arrive while a batch is on its way go together in the next', async () => {
  const first = Promise.withResolvers<void>()
  const batches: number[][] = []
  const writer = batchWriter<number, number>({
    maxRows: 10,
    maxWaiting: 100,
    async flush(rows) {
      batches.push([...rows])
      if (batches.length === 1) {
        started.resolve()
        await first.promise
      }
      return rows
    },
  })
  const started = Promise.withResolvers<void>()
  const one = writer.write(1)
  await started.promise
  const others = [2, 3, 4].map((row) => writer.write(row))
  expect(writer.waiting()).toBe(3)
  first.resolve()
  await Promise.all([one, ...others])
  expect(batches).toEqual([[1], [2, 3, 4]])
})

test('a failed batch fails its own callers only', async () => {
  const writer = batchWriter<number, number>({
    maxRows: 2,
    maxWaiting: 100,
    async flush(rows) {
      if (rows.includes(3)) throw new Error('refused')
      return rows
    },
  })
  const settled = await Promise.allSettled([1, 2, 3, 4, 5].map((row) => writer.write(row)))
  expect(settled.map((each) => each.status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled'],
  ])
})

test('a flush that forgets a row fails the batch instead of mixing up answers', async () => {
  const writer = batchWriter<number, number>({
    maxRows: 9,
    maxWaiting: 9,
    flush: async (rows) => rows.slice(1),
  })
  await expect(writer.write(1)).rejects.toThrow('A flush of 1 rows answered 0')
})

test('a full queue refuses at once and keeps what it has', async () => {
  const writer = batchWriter<number, number>({
    maxRows: 1,
    maxWaiting: 2,
    flush: async (rows) => rows,
  })
  const kept = [writer.write(1), writer.write(2)]
  await expect(writer.write(3)).rejects.toBeInstanceOf(TooBusyError)
  expect(await Promise.all(kept)).toEqual([1, 2])
})

test('closing saves what waits and refuses what comes later', async () => {
  const saved: number[] = []
  const writer = batchWriter<number, number>({
    maxRows: 2,
    maxWaiting: 100,
    async flush(rows) {
      saved.push(...rows)
      return rows
    },
  })
  const waiting = [1, 2, 3, 4, 5].map((row) => writer.write(row))
  await writer[Symbol.asyncDispose]()
  expect(saved).toEqual([1, 2, 3, 4, 5])
  expect(await Promise.all(waiting)).toEqual([1, 2, 3, 4, 5])
  await expect(writer.write(6)).rejects.toBeInstanceOf(WriterClosedError)
})

test('any rhythm of writing keeps order and loses nothing, never more than the flights allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 3 }),
      async (pauses, maxRows, inFlight) => {
        const sent: number[] = []
        let flights = 0
        let most = 0
        const writer = batchWriter<number, number>({
          maxRows,
          maxWaiting: 1_000,
          inFlight,
          async flush(rows) {
            most = Math.max(most, ++flights)
            sent.push(...rows)
            for (let turn = 0; turn < rows.length % 3; turn++) await nextTurn()
            flights--
            return rows.map((row) => row * 2)
          },
        })
        const answers: Promise<number>[] = []
        for (const [row, pause] of pauses.entries()) {
          answers.push(writer.write(row))
          for (let turn = 0; turn < pause; turn++) await nextTurn()
        }
        await writer[Symbol.asyncDispose]()
        expect(sent).toEqual(pauses.map((_, row) => row))
        expect(await Promise.all(answers)).toEqual(pauses.map((_, row) => row * 2))
        expect(most).toBeLessThanOrEqual(inFlight)
      },
    ),
  )
})

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

test('an answer is never older than its question', async () => {
  let stored = 1
  const first = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const read = batchReader<string, number>({
    maxRows: 1,
    async read(keys) {
      const seen = stored
      if (keys[0] === 'early') {
        asked.resolve()
        await first.promise
      }
      return keys.map(() => seen)
    },
  })
  const early = read('early')
  await asked.promise
  stored = 2
  const late = read('late')
  first.resolve()
  expect(await Promise.all([early, late])).toEqual([1, 2])
})

test('with a rest between flushes a first row goes at once, and what comes meanwhile goes together', async () => {
  const batches: number[][] = []
  const writer = batchWriter<number, number>({
    maxRows: 10,
    maxWaiting: 100,
    everyMs: 40,
    async flush(rows) {
      batches.push([...rows])
      return rows
    },
  })
  await writer.write(1)
  const [two] = [writer.write(2), await new Promise((resolve) => setImmediate(resolve))]
  await Promise.all([two, writer.write(3)])
  expect(batches).toEqual([[1], [2, 3]])
})
