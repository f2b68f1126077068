import { afterAll, inject } from 'vitest'
import { runAsAdmin, urlOf } from './admin.ts'
import type { Database } from './database.ts'
import { poolDatabase } from './pool.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by tests/setup/postgres.ts. */
    postgres: TestServer
  }
}

/** adminUrl: may make databases. template: the migrated database that each test file copies. */
export type TestServer = { readonly adminUrl: string; readonly template: string }

/** url: for a child process that opens the same database. */
export type TestDatabase = Database & { readonly url: string }

/**
 * A migrated database of its own for one test file, in 40–90 ms; dropped after the file's last test.
 * Call at the top of the file: `const database = await testDatabase()`.
 */
export function testDatabase(): Promise<TestDatabase> {
  return copyOf(inject('postgres').template)
}

/** The same without any table, for tests of migrating itself. */
export function emptyTestDatabase(): Promise<TestDatabase> {
  return copyOf('template0')
}

async function copyOf(template: string): Promise<TestDatabase> {
  const { adminUrl } = inject('postgres')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await runAsAdmin(adminUrl, `create database ${name} template ${template}`)
  const url = urlOf(adminUrl, name)
  const database = poolDatabase({ connectionString: url })
  afterAll(async () => {
    await database[Symbol.asyncDispose]()
    await runAsAdmin(adminUrl, `drop database if exists ${name} with (force)`)
  })
  return { ...database, url }
}
