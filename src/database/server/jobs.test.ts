import { expect, inject, test, vi } from 'vitest'
import { runAsAdmin } from './admin.ts'
import { addJob, JobFailedError, prepareJobs, runJobs, stoppedCode } from './jobs.ts'
import { emptyTestDatabase } from './testing.ts'

const database = await emptyTestDatabase()
const patience = { timeout: 50_000, interval: 20 }
const jobs = async () =>
  (
    await database.query({
      name: 'test.jobs',
      text: `select key, attempts, last_error, locked_by is not null as held from graphile_worker.jobs order by key`,
    })
  ).rows
test('several nodes may make the queue at once', async () => {
  await Promise.all([1, 2, 3].map(() => prepareJobs(database)))
  expect(await jobs()).toEqual([])
})

test('a job runs once, and only when the transaction that asked for it went through', async () => {
  const heard: unknown[] = []
  await using _running = await runJobs({
    database,
    tasks: { say: async (payload) => void heard.push(payload) },
    onFault: () => {},
  })
  const undone = database.transaction(async (tx) => {
    await addJob(tx, { task: 'say', payload: { n: 1 }, key: 'undone' })
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await database.transaction((tx) => addJob(tx, { task: 'say', payload: { n: 2 }, key: 'done' }))
  await vi.waitFor(() => expect(heard).toEqual([{ n: 2 }]), patience)
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), patience)
})

test('of a failed job a code is kept, never what the error said', async () => {
  const faults: unknown[] = []
  const running = await runJobs({
    database,
    tasks: {
      coded: () => Promise.reject(new JobFailedError('no-file')),
      loose: () => Promise.reject(new Error('geheim van @iemand')),
    },
    onFault: (error) => faults.push(error),
  })
  await addJob(database, { task: 'coded', payload: {}, key: 'coded' })
  await addJob(database, { task: 'loose', payload: {}, key: 'loose' })
  await vi.waitFor(
    async () =>
      expect((await jobs()).map((job) => job['last_error'])).toEqual(['no-file', 'Error']),
    patience,
  )
  await running[Symbol.asyncDispose]()
  expect(faults).toHaveLength(2)
  await database.script('delete from graphile_worker._private_jobs')
})

test('a job that is stopped, and one whose process was killed, is taken up by whoever starts next', async () => {
  const begun = Promise.withResolvers<void>()
  const first = await runJobs({
    database,
    tasks: {
      long: (_, stopping) =>
        new Promise((_resolve, reject) => {
          stopping.addEventListener('abort', () => reject(new JobFailedError(stoppedCode)))
          begun.resolve()
        }),
    },
    onFault: () => {},
  })
  await addJob(database, { task: 'long', payload: {}, key: 'long' })
  await begun.promise
  await first[Symbol.asyncDispose]()
  expect(await jobs()).toMatchObject([{ last_error: 'stopped', held: false }])
  // As a killed process leaves it.
  await database.script(
    `update graphile_worker._private_jobs set locked_by = 'worker-gone', locked_at = now()`,
  )
  const done = Promise.withResolvers<void>()
  await using _second = await runJobs({
    database,
    tasks: { long: async () => done.resolve() },
    onFault: () => {},
  })
  await done.promise
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), patience)
})

test('a database that is away when a job ends takes nothing along; the job is done again when it is back', async () => {
  const { adminUrl } = inject('postgres')
  const name = new URL(database.url).pathname.slice(1)
  let rounds = 0
  const faults: unknown[] = []
  await using _running = await runJobs({
    database,
    tasks: {
      fragile: async () => {
        rounds++
        if (rounds > 1) return
        await runAsAdmin(adminUrl, `alter database ${name} with allow_connections false`)
        await runAsAdmin(
          adminUrl,
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
        )
      },
    },
    onFault: (error) => faults.push(error),
  })
  await addJob(database, { task: 'fragile', payload: {}, key: 'fragile' })
  await vi.waitFor(() => expect(faults.length).toBeGreaterThan(0), patience)
  await runAsAdmin(adminUrl, `alter database ${name} with allow_connections true`)
  await vi.waitFor(() => expect(rounds).toBe(2), patience)
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), patience)
})
