// Fills an empty house with a demo and prints its addresses. Its own process, so that its keys die with it.
import { join } from 'node:path'
import { newSigningSeed } from '../chain/signature.ts'
import { readConfig, SettingError } from '../config.ts'
import { migrate } from '../database/server/migrate.ts'
import { openDatabase } from '../database/server/open.ts'
import { DatabaseStartError } from '../database/server/start-error.ts'
import { makeDemoHouse } from './demo-house.ts'

/**
 * env: as for `start`. packageRoot: where `migrations` stands. Returns the lines `role  address`.
 * Throws SettingError in production, DatabaseStartError when there is no database.
 */
export async function runDemo(
  env: Readonly<Record<string, string | undefined>>,
  packageRoot: string,
): Promise<readonly string[]> {
  const { mode, databaseUrl, dataDir, publicOrigin, chatOrigin } = readConfig(env)
  if (mode === 'production')
    throw new SettingError('MODE is production: a demo is only made without it.')
  const onProgress = (line: string) => process.stderr.write(`${line}\n`)
  await using db = await openDatabase({ databaseUrl, dataDir, onProgress, join: true })
  await migrate(db, join(packageRoot, 'migrations'), onProgress)
  return await makeDemoHouse({
    db,
    dataDir,
    publicOrigin,
    chatOrigin,
    clock: Date.now,
    newRootSeed: newSigningSeed,
  })
}

if (import.meta.main) {
  try {
    for (const line of await runDemo(process.env, join(import.meta.dirname, '../..')))
      console.log(line)
  } catch (error) {
    if (!(error instanceof SettingError || error instanceof DatabaseStartError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
