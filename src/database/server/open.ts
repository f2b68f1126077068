import type { Database } from './database.ts'
import { type EmbeddedOptions, startEmbedded } from './embedded.ts'
import { poolDatabase } from './pool.ts'
import { connectionFromUrl } from './url.ts'

export type OpenOptions = EmbeddedOptions & {
  /** A PostgreSQL 15 or newer that others run; null: our own in DATA_DIR. */
  readonly databaseUrl: string | null
}

/**
 * Opens the database: our own server in `dataDir`, or the one at `databaseUrl`.
 * Throws DatabaseStartError, whose message is one sentence for whoever starts Keerpunt.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.databaseUrl !== null) {
    const database = poolDatabase(await connectionFromUrl(options.databaseUrl))
    return await greeted(database)
  }
  const server = await startEmbedded(options)
  const database = poolDatabase(server.connection)
  return await greeted({
    ...database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]()
      await server.stop()
    },
  })
}

/** The pool's first connection, which stays: through it a cut is noticed at once. */
async function greeted(database: Database): Promise<Database> {
  try {
    await database.query({ name: 'database.hello', text: 'select 1' })
    return database
  } catch (error) {
    await database[Symbol.asyncDispose]()
    throw error
  }
}
