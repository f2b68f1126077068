import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../database/server/migrate.ts'
import { openDatabase } from '../database/server/open.ts'
import { describeSchema } from '../database/server/schema.ts'

/** Rewrites migrations/schema.sql from the migrations, on an empty database of its own. */
const folder = join(import.meta.dirname, '../../migrations')
const kept = join(folder, 'schema.sql')
const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-schema-'))
try {
  await using database = await openDatabase({ dataDir, databaseUrl: null, onProgress: () => {} })
  await migrate(database, folder)
  const header =
    '-- What the migrations make, written by `node src/commands/schema.ts`. Not to be run.\n'
  const text = header + (await describeSchema(database))
  const changed = text !== (await readFile(kept, 'utf8').catch(() => ''))
  await writeFile(kept, text)
  console.log(
    changed ? 'migrations/schema.sql is rewritten' : 'migrations/schema.sql was up to date',
  )
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
