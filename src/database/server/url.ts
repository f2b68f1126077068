import pg from 'pg'
import { codeOf, wordOf } from './sqlstate.ts'
import { DatabaseStartError } from './start-error.ts'

const oldestMajor = 15

/**
 * What `DATABASE_URL` leads to, after one try-out connection.
 * Throws DatabaseStartError; its sentence never holds the password.
 */
export async function connectionFromUrl(url: string): Promise<pg.ClientConfig> {
  const connection = parse(url)
  const client = new pg.Client(connection)
  const where = `${client.host}:${client.port}`
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('show server_version_num')
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
    if (major < oldestMajor)
      throw new DatabaseStartError(
        'too-old',
        `DATABASE_URL leads to PostgreSQL ${major} at ${where} and Keerpunt needs ${oldestMajor} or newer: upgrade it, or leave DATABASE_URL out to use Keerpunt's own.`,
      )
    return connection
  } catch (error) {
    throw error instanceof DatabaseStartError ? error : sentence(error, client, where)
  } finally {
    await client.end().catch(() => {})
  }
}

function parse(url: string): pg.ClientConfig {
  const shape = /^postgres(ql)?:\/\//
  const connection = { connectionString: url, connectionTimeoutMillis: 2_000 }
  try {
    if (!shape.test(url)) throw new Error('not a PostgreSQL address')
    new pg.Client(connection)
    return connection
  } catch {
    throw new DatabaseStartError(
      'unreachable',
      'DATABASE_URL is no address of a PostgreSQL database: write it like postgres://user:password@host:5432/name.',
    )
  }
}

function sentence(error: unknown, client: pg.Client, where: string): DatabaseStartError {
  const code = codeOf(error)
  if (code === '3D000')
    return new DatabaseStartError(
      'refused',
      `The server at ${where} has no database "${client.database}": make it, or correct DATABASE_URL.`,
    )
  if (code.startsWith('28') || (code === '' && /SASL|password/.test(String(error))))
    return new DatabaseStartError(
      'refused',
      `The database at ${where} refuses user "${client.user}": correct the name or password in DATABASE_URL.`,
    )
  const why = code === '' ? (wordOf(error) === 'gone' ? 'no answer in 2 s' : 'no PostgreSQL') : code
  return new DatabaseStartError(
    'unreachable',
    `No database answers at ${where} (${why}): start it, or correct DATABASE_URL.`,
  )
}
