import type { LogFunctionFactory, Runner } from 'graphile-worker'
import { Logger, run, runMigrations } from 'graphile-worker'
import type { Pool, PoolClient } from 'pg'
import type { Database, Queryable } from './database.ts'
import { codeOf } from './sqlstate.ts'

/** What a job does. It may run again after a stop or a fault, so what it leaves has to be the same then. */
export type Task = (payload: unknown, stopping: AbortSignal) => Promise<void>

/** Why a job did not end well: a code and nothing else, for it is kept in the database. */
export class JobFailedError extends Error {
  override readonly name = 'JobFailedError'
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** What a task throws when it hears `stopping`: it is no fault, and is done again at the next start. */
export const stoppedCode = 'stopped'

/**
 * One at a time, the package writes the end of a job without waiting for it: a database that is away just then would
 * end our process, and a stop would come too early. In "batches" it waits, and tells when it could not.
 */
const awaited = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

const poolSize = 3
/** A new job is told at once; this is for one that is tried again. */
const lookEveryMs = 5_000
const backAfterMs = 2_000
/** With growing pauses: about three days. */
const mostAttempts = 25

/** Makes the tables of the queue, or brings them up to date. Any number of nodes may do this at once. */
export async function prepareJobs(database: Database): Promise<void> {
  const pool = database.ownPool(1)
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger() })
  } finally {
    await pool.end()
  }
}

/** Adds a job in a transaction of the caller's: both happen or neither does. key: one job for each. */
export async function addJob(
  tx: Queryable,
  { task, payload, key }: { readonly task: string; readonly payload: object; readonly key: string },
): Promise<void> {
  await tx.query({
    name: 'database.add-job',
    text: `select graphile_worker.add_job($1, $2::json, job_key => $3, max_attempts => $4)`,
    values: [task, JSON.stringify(payload), key, mostAttempts],
  })
}

/**
 * Runs jobs, one at a time, until it is disposed: then what runs is told to stop, and is tried again by whoever starts
 * next. Each task runs in one process at a time, so what a killed one held is free again at once.
 */
export async function runJobs(parts: {
  readonly database: Database
  readonly tasks: Readonly<Record<string, Task>>
  readonly onFault: (error: unknown) => void
}): Promise<AsyncDisposable> {
  const { database, tasks, onFault } = parts
  const stopping = new AbortController()
  const pool = releasedOnce(database.ownPool(poolSize))
  let runner: Runner | null = null
  let again: NodeJS.Timeout | null = null
  const start = async () => {
    again = null
    try {
      await freeHeld(database, Object.keys(tasks))
      const begun = await run({
        pgPool: pool,
        concurrency: 1,
        pollInterval: lookEveryMs,
        preset: awaited,
        noHandleSignals: true,
        logger: quietLogger(onFault),
        taskList: Object.fromEntries(
          Object.entries(tasks).map(([name, task]) => [name, guarded(task)]),
        ),
      })
      runner = begun
      begun.promise.then(startSoon, startSoon)
      if (stopping.signal.aborted) await begun.stop()
    } catch (error) {
      onFault(error)
      startSoon()
    }
  }
  /** It gives up when the database stays away in the middle of a job. */
  const startSoon = () => {
    runner = null
    if (stopping.signal.aborted || again) return
    again = setTimeout(() => void start(), backAfterMs)
  }
  const starting = start()
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      if (again) clearTimeout(again)
      await starting
      await runner?.stop().catch(onFault)
      await pool.end()
    },
  }

  /** Whatever a task throws, only its code is kept. */
  function guarded(task: Task) {
    return async (payload: unknown) => {
      try {
        await task(payload, stopping.signal)
      } catch (error) {
        if (!stopping.signal.aborted) onFault(error)
        throw new JobFailedError(shortCode(error))
      }
    }
  }
}

type Lent = (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void

/**
 * The package may give the connection on which it listens back twice, when that is cut as it stops; nobody hears the
 * error that `pg` throws then, and it would end our process.
 */
function releasedOnce(pool: Pool): Pool {
  const connect = pool.connect.bind(pool) as (lent?: Lent) => Promise<PoolClient>
  const once = (lent?: Lent) =>
    lent
      ? connect((error, client, release) => {
          let given = false
          lent(error, client, () => {
            if (given) return
            given = true
            release()
          })
        })
      : connect()
  return Object.assign(pool, { connect: once })
}

/** What a killed process held, and what one was told to stop with, is done at once. */
async function freeHeld(database: Database, tasks: readonly string[]): Promise<void> {
  await database.query({
    name: 'database.free-jobs',
    text: `select graphile_worker.force_unlock_workers(array(
      select locked_by from graphile_worker.jobs where locked_by is not null and task_identifier = any($1)
    ))`,
    values: [tasks],
  })
  await database.query({
    name: 'database.resume-jobs',
    text: `select id from graphile_worker.reschedule_jobs(array(
      select id from graphile_worker.jobs where last_error = $2 and task_identifier = any($1)
    ), run_at => now(), attempts => 0)`,
    values: [tasks, stoppedCode],
  })
}

function shortCode(error: unknown): string {
  if (error instanceof JobFailedError) return error.code
  const code = codeOf(error) || (error instanceof Error ? error.name : 'thrown')
  return /^[\w-]{1,40}$/.test(code) ? code : 'failed'
}

/** The package's own lines hold what an error said; what a job threw was told already. */
function quietLogger(onFault: (error: unknown) => void = () => {}): Logger {
  const factory: LogFunctionFactory = () => (level, _message, meta) => {
    if (level === 'error' && !meta?.['failure'])
      onFault(meta?.['error'] ?? new JobFailedError('queue'))
  }
  return new Logger(factory)
}
