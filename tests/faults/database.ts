import { join } from 'node:path'
import pg from 'pg'
import { shortPathTo } from '../../src/database/server/short-path.ts'

/** Asks a running house's own PostgreSQL directly, beside the app. Returns the rows. */
export async function askDatabase(
  { dataDir }: { readonly dataDir: string },
  text: string,
): Promise<readonly Record<string, unknown>[]> {
  const short = await shortPathTo(dataDir)
  const client = new pg.Client({
    host: join(short.path, 'postgres'),
    user: 'postgres',
    database: 'keerpunt',
  })
  await client.connect()
  try {
    return (await client.query(text)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
    await short.forget()
  }
}
