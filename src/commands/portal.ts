// `npm run portal -- export <folder>` and `… import <folder>`: the whole portal as files, as one keeps in git.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { readConfig, SettingError } from '../config.ts'
import { migrate } from '../database/server/migrate.ts'
import { openDatabase } from '../database/server/open.ts'
import { DatabaseStartError } from '../database/server/start-error.ts'
import { sections } from '../knowledge/page.ts'
import { folderOf } from '../knowledge/server/export.ts'
import { importFolder } from '../knowledge/server/import-folder.ts'
import { readFolder } from '../knowledge/server/load-content.ts'
import { languages } from '../words/language.ts'

const usage =
  'Say what to do: `npm run portal -- export <folder>` or `npm run portal -- import <folder>`.'

/** Returns what to say. Throws SettingError for words it does not know, DatabaseStartError without a database. */
export async function runPortal(
  [verb, folder]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  packageRoot: string,
): Promise<readonly string[]> {
  if ((verb !== 'export' && verb !== 'import') || !folder) throw new SettingError(usage)
  const { databaseUrl, dataDir } = readConfig(env)
  const onProgress = (line: string) => process.stderr.write(`${line}\n`)
  await using database = await openDatabase({ databaseUrl, dataDir, onProgress, join: true })
  await migrate(database, join(packageRoot, 'migrations'), onProgress)
  const root = resolve(folder)
  if (verb === 'export') {
    const files = await folderOf(database, Date.now())
    // A page that is gone must be gone from the folder too; nothing else in it is touched.
    for (const language of languages)
      for (const section of sections)
        await rm(join(root, language, section), { recursive: true, force: true })
    for (const { path, text } of files) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), text)
    }
    return [`${files.length} files written to ${root}.`]
  }
  const read = await readFolder(root)
  const { toReview, busy, same } = await importFolder(database, read, 'import', Date.now())
  return [
    `${toReview.length} pages wait for somebody to approve them, ${same} are as they were.`,
    ...toReview.map((path) => `to review: ${path}`),
    ...busy.map((path) => `somebody works on it, left alone: ${path}`),
    ...read.refused.map(({ path, why }) => `not read (${why}): ${path}`),
    ...(read.facts.length > 0 ? ['Facts are changed on the desk: facts.md was not imported.'] : []),
  ]
}

if (import.meta.main) {
  try {
    const lines = await runPortal(
      process.argv.slice(2),
      process.env,
      join(import.meta.dirname, '../..'),
    )
    for (const line of lines) console.log(line)
  } catch (error) {
    if (!(error instanceof SettingError || error instanceof DatabaseStartError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
