import { defineConfig } from 'vitest/config'
import { databaseTests } from './tests/setup/database-tests.ts'
import { LongestFirst } from './tests/setup/order.ts'

const everything = {
  include: ['src/**/*.test.{ts,tsx}', 'visitor/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
  globalSetup: ['tests/setup/postgres.ts'],
}

/** Set by `npm test`: what touches a database runs on these binaries too. */
const otherPostgres = process.env['TEST_POSTGRES_TOO']

/** Unit and room tests stand beside their code; whole journeys, drills and fault runs in `tests/`. */
export default defineConfig({
  test: {
    environment: 'node',
    // The same engine without a window: it takes a quarter less of the processor.
    env: { CHROMIUM_SHELL: process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell' },
    css: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    testTimeout: 120_000,
    // A shared machine stalls for seconds now and then; what fails twice is broken.
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 120_000,
    pool: 'forks',
    // One more than the smallest machine has cores: a journey waits for half of its time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    ...(otherPostgres
      ? {
          projects: [
            { extends: true, test: { name: 'everything', ...everything } },
            {
              extends: true,
              test: {
                ...everything,
                name: 'another PostgreSQL',
                include: databaseTests(),
                env: { TEST_POSTGRES_BIN: otherPostgres },
              },
            },
          ],
        }
      : everything),
  },
})
