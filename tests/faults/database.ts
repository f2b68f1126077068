import { join } from 'node:path'
import pg from 'pg'
import { shortPathTo } from '../../src/database/server/short-path.ts'

/** A connection to a running house's own PostgreSQL, beside the app. name: what the server calls it. */
export async function openBeside(
  { dataDir }: { readonly dataDir: string },
  name = 'beside',
): Promise<AsyncDisposable & { ask(text: string): Promise<readonly Record<string, unknown>[]> }> {
  const short = await shortPathTo(dataDir)
  const client = new pg.Client({
    host: join(short.path, 'postgres'),
    user: 'postgres',
    database: 'keerpunt',
    application_name: name,
  })
  client.on('error', () => {}) // the house may be switched off first
  await client.connect()
  return {
    ask: async (text) => (await client.query(text)).rows as Record<string, unknown>[],
    async [Symbol.asyncDispose]() {
      await client.end()
      await short.forget()
    },
  }
}

/** Asks once. Returns the rows. */
export async function askDatabase(house: { readonly dataDir: string }, text: string) {
  await using beside = await openBeside(house)
  return await beside.ask(text)
}
