import { randomBytes } from 'node:crypto'
import { batchWriter } from '../src/database/server/batch.ts'
import type { Database } from '../src/database/server/database.ts'
import { openDatabase } from '../src/database/server/open.ts'
import { asFastAsItCan, type Paced } from './pace.ts'

const writers = 2_000

/** Rows a second into one bare table of our own PostgreSQL in this folder, batched per flush as the product does. */
export async function batchedInserts(
  folder: string,
  options: { readonly rowBytes: number; readonly seconds: number },
): Promise<Paced> {
  await using database = await openBare(folder)
  const body = randomBytes(options.rowBytes)
  await using batch = batchWriter<Buffer, void>({
    maxRows: 500,
    maxWaiting: 20_000,
    inFlight: 2,
    async flush(rows) {
      await database.query({
        name: 'bench.insert-many',
        text: 'insert into bench.row (id, body) select 1, b from unnest($1::bytea[]) as b',
        values: [rows],
      })
      return rows.map(() => undefined)
    },
  })
  return await asFastAsItCan(writers, options.seconds, () => batch.write(body))
}

/** The same, one row and one flush after another. */
export async function singleInserts(
  folder: string,
  options: { readonly rowBytes: number; readonly seconds: number },
): Promise<Paced> {
  await using database = await openBare(folder)
  const insert = {
    name: 'bench.insert-one',
    text: 'insert into bench.row (id, body) values (1, $1)',
    values: [randomBytes(options.rowBytes)],
  }
  return await asFastAsItCan(1, options.seconds, () => database.query(insert))
}

async function openBare(folder: string): Promise<Database> {
  const database = await openDatabase({ dataDir: folder, databaseUrl: null, onProgress: () => {} })
  await database.script(
    'create schema if not exists bench; drop table if exists bench.row; create table bench.row (id bigint, body bytea)',
  )
  return database
}
