import pg from 'pg'
import { columnTypes } from './column-types.ts'
import type { Answer, Database, PoolStats, Queryable, Statement } from './database.ts'
import { listenOn } from './listen.ts'
import { DatabaseGoneError, translate, wordOf } from './sqlstate.ts'

const poolSize = 10
const connectTimeoutMs = 2_000
const statementTimeoutMs = 15_000
const lockTimeoutMs = 5_000
/** The longest a Node timer can be; 0 would mean "the pool's". */
const noTimeoutMs = 2_147_483_647
const probeEveryMs = 250

/** A Database on a pool of ten connections. It connects lazily and reconnects by itself. */
export function poolDatabase(connection: pg.ClientConfig): Database {
  const config: pg.PoolConfig = {
    ...connection,
    types: columnTypes,
    application_name: 'keerpunt',
    max: poolSize,
    // One stays open, so that a database that goes is noticed before somebody needs it.
    min: 1,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    // The server's own limit comes first; this one is for a network that swallows the answer.
    query_timeout: statementTimeoutMs + 2_000,
    keepAlive: true,
  }
  const pool = new pg.Pool(config)
  const health = watchHealth(pool)
  // A connection cut while it is lent out and silent would otherwise end the process.
  pool.on('connect', (client) => client.on('error', () => health.gone()))
  pool.on('error', () => health.gone())

  async function lend<T>(name: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    let client: pg.PoolClient | null = null
    let broken = false
    try {
      client = await pool.connect()
      return await work(client)
    } catch (error) {
      broken = wordOf(error) === 'gone' || error instanceof DatabaseGoneError
      if (broken) health.gone()
      // No free connection because none can be made: that is gone, not busy.
      if (client === null && !health.isUp()) throw new DatabaseGoneError()
      throw translate(error, name)
    } finally {
      if (client && !broken) health.answered()
      client?.release(broken)
    }
  }

  return {
    query: (statement) => lend(statement.name, (client) => run(client, statement)),
    script: (sql) => lend('script', (client) => runScript(client, sql)),
    transaction: (work) => lend('transaction', (client) => transact(client, work)),
    listen: (channel, listener) =>
      listenOn({ ...connection, types: columnTypes }, channel, listener),
    isUp: health.isUp,
    ownPool(max) {
      const own = new pg.Pool({ ...config, max, min: 0 })
      own.on('connect', (client) => client.on('error', () => health.gone()))
      own.on('error', () => health.gone())
      return own
    },
    stats: (): PoolStats => ({
      size: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: poolSize,
    }),
    async [Symbol.asyncDispose]() {
      await pool.end()
    },
  }
}

async function run(client: pg.ClientBase, statement: Statement): Promise<Answer> {
  const result = await client.query({
    name: statement.name,
    text: statement.text,
    values: statement.values as unknown[],
  })
  return { rows: result.rows, count: result.rowCount ?? 0 }
}

/** Only the server limits a script: a migration lifts that limit and may take minutes. */
async function runScript(client: pg.ClientBase, sql: string): Promise<void> {
  const unlimited = { text: sql, query_timeout: noTimeoutMs }
  await client.query(unlimited)
}

async function transact<T>(client: pg.ClientBase, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const tx: Queryable = {
    query: (statement) => translated(statement.name, run(client, statement)),
    script: (sql) => translated('script', runScript(client, sql)),
  }
  await client.query('begin')
  let result: T
  try {
    result = await work(tx)
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  const { command } = await client.query('commit')
  // PostgreSQL answers ROLLBACK, without an error, when a statement failed and `work` swallowed it.
  if (command !== 'COMMIT') throw new TransactionLostError()
  return result
}

async function translated<T>(name: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw translate(error, name)
  }
}

/** A statement inside the transaction had failed, so its commit undid everything. */
export class TransactionLostError extends Error {
  override name = 'TransactionLostError'
  constructor() {
    super('A statement in this transaction failed and was ignored, so nothing was saved')
  }
}

/** Knows whether the database answers; while it does not, asks it four times a second. */
function watchHealth(pool: pg.Pool) {
  let up = true
  let timer: NodeJS.Timeout | null = null
  const answered = () => {
    up = true
    if (timer) clearTimeout(timer)
    timer = null
  }
  const probe = () => pool.query('select 1').then(answered, probeSoon)
  const probeSoon = () => {
    if (!up && !pool.ending) timer = setTimeout(probe, probeEveryMs).unref()
  }
  return {
    isUp: () => up,
    answered,
    gone() {
      if (!up) return
      up = false
      probeSoon()
    },
  }
}
