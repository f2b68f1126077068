import { join } from 'node:path'
import { openApp } from './app.ts'
import type { Config } from './config.ts'
import { readConfig, SettingError } from './config.ts'
import { DatabaseStartError } from './database/server/start-error.ts'
import { AddressTakenError } from './listen.ts'
import { assertNoDemoRoot, DemoRootError } from './people/server/demo-root.ts'

/** The one file that runs. Prints a line per slow step, then the addresses; leaves with one sentence when it can not. */
try {
  const config = readConfig(process.env)
  if (config.mode === 'production') await assertNoDemoRoot(config.dataDir)
  await run(config)
} catch (error) {
  if (!isSentence(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function run(config: Config) {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const app = await openApp(config, { packageRoot: join(import.meta.dirname, '../..'), say })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close())
  await app.announce()
}

function isSentence(error: unknown): error is Error {
  return [SettingError, DatabaseStartError, AddressTakenError, DemoRootError].some(
    (kind) => error instanceof kind,
  )
}
