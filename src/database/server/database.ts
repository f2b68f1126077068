import type { Pool } from 'pg'

/** One row as it arrives: every room parses its own. */
export type Row = Readonly<Record<string, unknown>>

/** name: `room.verb`, unique in the program; PostgreSQL keeps the plan under it. values: `$1`, `$2`, … */
export type Statement = {
  readonly name: string
  readonly text: string
  readonly values?: readonly unknown[]
}

/** count: rows returned or touched. */
export type Answer = { readonly rows: readonly Row[]; readonly count: number }

/**
 * Anything that runs SQL: the pool or one transaction.
 * Throws DatabaseGoneError (nobody answers) or StatementError (refused; see `word` and `constraint`).
 */
export interface Queryable {
  query(statement: Statement): Promise<Answer>
  /** Runs several statements without values: for migrations and tests. */
  script(sql: string): Promise<void>
}

export type PoolStats = {
  readonly size: number
  readonly idle: number
  readonly waiting: number
  readonly max: number
}

export interface Listener {
  /** One NOTIFY arrived. */
  notice(payload: string): void
  /** Listening (again): notices sent before this moment may be lost, so look at the tables. */
  listening(): void
}

/** An open database. Disposing it closes the pool and, when embedded, stops the server. */
export interface Database extends Queryable, AsyncDisposable {
  /**
   * Runs `work` in one transaction on one connection; commits when it resolves, rolls back when it throws.
   * A DatabaseGoneError from the commit itself means: unknown whether it happened.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>
  /** Hears `NOTIFY channel` on a connection of its own, back by itself after a cut. channel: [a-z_]+. */
  listen(channel: string, listener: Listener): AsyncDisposable
  /** Whether the last statement or probe was answered. While not, a probe runs four times a second. */
  isUp(): boolean
  /** A pool beside ours, for a package that speaks to `pg` itself (see jobs.ts). Who asks for it ends it. */
  ownPool(max: number): Pool
  stats(): PoolStats
}
