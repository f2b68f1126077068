import type { Logger } from 'pino'
import { TooBusyError, WriterClosedError } from './database/server/batch.ts'
import { DatabaseGoneError, StatementError } from './database/server/sqlstate.ts'
import type { Refusal } from './doors/refusals.ts'

/** Errors that the rooms throw and a caller may know about. */
export function wordFor(error: unknown): Refusal | null {
  if (error instanceof DatabaseGoneError) return 'database-gone'
  if (error instanceof TooBusyError || error instanceof WriterClosedError) return 'busy'
  if (!(error instanceof StatementError)) return null
  switch (error.word) {
    case 'gone':
    case 'disk-full':
    case 'read-only':
      return 'database-gone'
    case 'busy':
    case 'again':
      return 'busy'
    default:
      return null
  }
}

/** A code and a place; never the message, which may hold what somebody typed. */
export function logFault(log: Logger, where: string, error: unknown): void {
  const code =
    error instanceof StatementError
      ? error.sqlstate
      : error instanceof Error
        ? error.name
        : 'thrown'
  log.error({ where, code }, 'fault')
}
