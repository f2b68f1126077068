import { DatabaseError } from 'pg'

/** What a failed statement means to the room that sent it. */
export type Word =
  | 'taken'
  | 'missing'
  | 'not-allowed-value'
  | 'again'
  | 'busy'
  | 'disk-full'
  | 'read-only'
  | 'gone'
  | 'broken'

/**
 * The one table from SQLSTATE to a word; two characters stand for a whole class.
 * Source: PostgreSQL documentation, appendix A.
 */
const wordBySqlstate: Readonly<Record<string, Word>> = {
  '23505': 'taken',
  '23P01': 'taken',
  '23503': 'missing',
  '23514': 'not-allowed-value',
  '23502': 'not-allowed-value',
  '22001': 'not-allowed-value',
  '40001': 'again',
  '40P01': 'again',
  '55P03': 'busy',
  '57014': 'busy',
  '53300': 'busy',
  '53100': 'disk-full',
  '25006': 'read-only',
  '25P03': 'gone',
  '57P01': 'gone',
  '57P02': 'gone',
  '57P03': 'gone',
  '58': 'broken',
  '08': 'gone',
}

/** What the network layer and `pg` say when no database is there; a Unix socket without server gives ENOENT. */
const goneCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOENT',
  'EACCES',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** `pg` gives these no code. */
const goneMessages = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Query read timeout',
  'timeout expired',
]

/** The word for anything `pg` can throw; null when it is no word of the database (a mistake in our code). */
export function wordOf(error: unknown): Word | null {
  if (error instanceof DatabaseError) {
    const code = error.code ?? ''
    return wordBySqlstate[code] ?? wordBySqlstate[code.slice(0, 2)] ?? 'broken'
  }
  if (!(error instanceof Error)) return null
  if (error.message === 'timeout exceeded when trying to connect') return 'busy'
  if (goneCodes.has(codeOf(error)) || goneMessages.some((text) => error.message.startsWith(text)))
    return 'gone'
  return null
}

/** The SQLSTATE or system code of an error, '' when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}

/** Nobody answers. A commit that ends like this may or may not have happened. */
export class DatabaseGoneError extends Error {
  override name = 'DatabaseGoneError'
  constructor() {
    super('The database does not answer; it is tried again at the next statement')
  }
}

/**
 * A statement was refused. It carries names and codes only: PostgreSQL's own text and detail hold
 * the values that were sent, so neither they nor the original error are kept as `cause`.
 */
export class StatementError extends Error {
  override name = 'StatementError'
  readonly word: Word
  readonly sqlstate: string
  /** `schema.constraint` when a constraint refused, otherwise ''. */
  readonly constraint: string
  constructor(statement: string, word: Word, error: unknown) {
    const constraint = constraintOf(error)
    super(
      `The database refused "${statement}": ${word} (${codeOf(error)}${constraint && ` ${constraint}`})${mistakeIn(error)}`,
    )
    this.word = word
    this.sqlstate = codeOf(error)
    this.constraint = constraint
  }
}

/** Turns what `pg` throws into the room's own errors; what it does not know it gives back unchanged. */
export function translate(error: unknown, statement: string): unknown {
  const word = wordOf(error)
  if (word === null) return error
  return word === 'gone' ? new DatabaseGoneError() : new StatementError(statement, word, error)
}

function constraintOf(error: unknown): string {
  return error instanceof DatabaseError && error.constraint
    ? `${error.schema ?? ''}.${error.constraint}`
    : ''
}

/** Class 42 speaks of our own SQL (a misspelt column), never of values: it may be read. */
function mistakeIn(error: unknown): string {
  return error instanceof DatabaseError && error.code?.startsWith('42') ? `: ${error.message}` : ''
}
