import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { runAsAdmin, urlOf } from '../../src/database/server/admin.ts'
import { startEmbedded } from '../../src/database/server/embedded.ts'
import { migrate } from '../../src/database/server/migrate.ts'
import { poolDatabase } from '../../src/database/server/pool.ts'
import type {} from '../../src/database/server/testing.ts'

const migrations = join(import.meta.dirname, '../../migrations')

/**
 * One PostgreSQL for the whole run, with one migrated template that every test file copies.
 * `TEST_DATABASE_URL` (a superuser's) takes a server that runs already; `TEST_POSTGRES_BIN`, also of one Vitest
 * project, starts other binaries, such as Debian's in /usr/lib/postgresql/15/bin.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer(project.config.env?.['TEST_POSTGRES_BIN'])
  const template = `template_${process.pid}`
  const makeTemplate = async () => {
    await runAsAdmin(
      server.adminUrl,
      `drop database if exists ${template} with (force)`,
      `create database ${template} template template0`,
    )
    const database = poolDatabase({ connectionString: urlOf(server.adminUrl, template) })
    await migrate(database, migrations)
    await database[Symbol.asyncDispose]()
  }
  await makeTemplate()
  project.onTestsRerun(makeTemplate)
  project.provide('postgres', { adminUrl: server.adminUrl, template })
  return async () => {
    await runAsAdmin(server.adminUrl, `drop database if exists ${template} with (force)`)
    await server.stop()
  }
}

async function testServer(
  dir = process.env['TEST_POSTGRES_BIN'],
): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { adminUrl: given, stop: async () => {} }
  const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-test-'))
  // PostgreSQL 15, as root, runs as a user who must be able to walk here.
  await chmod(dataDir, 0o755)
  const server = await startEmbedded({
    dataDir,
    onProgress: () => {},
    binaries: dir ? { dir, major: Number(dir.match(/(\d+)/)?.[1]) } : undefined,
    // Nothing here outlives the run, so it need not reach the disk.
    settings: { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_connections: 100 },
  })
  return {
    adminUrl: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(`${server.admin.host}`)}`,
    async stop() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
