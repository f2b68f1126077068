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
  if (options.databaseUrl !== null)
    return poolDatabase(await connectionFromUrl(options.databaseUrl))
  const server = await startEmbedded(options)
  const database = poolDatabase(server.connection)
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]()
      await server.stop()
    },
  }
}
