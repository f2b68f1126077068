import { globSync } from 'node:fs'
import { join } from 'node:path'
import { importsOf } from '../support/imports.ts'

const root = join(import.meta.dirname, '../..')
const handsOutDatabases = join(root, 'src/database/server/testing.ts')

/**
 * The rooms' tests that get a database of the run, by themselves or through what they import: nothing changes for the
 * others on another PostgreSQL. `database` itself starts servers of its own.
 */
export function databaseTests(): string[] {
  const known = new Map<string, readonly string[]>()
  const named = (file: string) => {
    const imports = known.get(file) ?? importsOf(file).filter((name) => /\.tsx?$/.test(name))
    known.set(file, imports)
    return imports
  }
  const reaches = (file: string) => {
    const reached = new Set([file])
    for (const one of reached) for (const next of named(one)) reached.add(next)
    return reached.has(handsOutDatabases)
  }
  return globSync('src/**/*.test.{ts,tsx}', { cwd: root, exclude: ['src/database/**'] })
    .filter((file) => reaches(join(root, file)))
    .sort()
}
