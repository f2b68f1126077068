import { defineConfig } from 'vitest/config'

/** Unit and room tests stand beside their code; whole journeys, drills and fault runs in `tests/`. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'visitor/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: ['tests/setup/postgres.ts'],
    css: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    testTimeout: 120_000,
    // A shared machine stalls for seconds now and then; what fails twice is broken.
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
