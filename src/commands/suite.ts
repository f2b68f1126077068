// `npm test`: format, types and the Vitest run, summed into one last line `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number }
type Report = {
  readonly testResults?: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** What failed, said once more at the end: a log is often read from there. */
const failures: string[] = []
const scratch = mkdtempSync(join(tmpdir(), 'keerpunt-suite-'))
const counts: Count[] = [
  check('format and lint', 'biome', ['check', '.', '--error-on-warnings']),
  check('types', 'tsc', ['--noEmit']),
  vitest('everything, and what touches a database on Debian’s PostgreSQL too', {
    TEST_POSTGRES_TOO: debianPostgres(),
  }),
]
rmSync(scratch, { recursive: true, force: true })
const sum = (pick: keyof Count) => counts.reduce((total, count) => total + count[pick], 0)
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
for (const failure of failures) console.log(`FAILED ${failure}`)
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

/** The newest PostgreSQL that the system's package manager installed. */
function debianPostgres(): string {
  const home = '/usr/lib/postgresql'
  const newest = readdirSync(home).sort((a, b) => Number(b) - Number(a))[0]
  return join(home, newest ?? '', 'bin')
}

function check(name: string, command: string, options: string[]): Count {
  console.log(`— ${name}`)
  const { status } = spawnSync(command, options, { stdio: 'inherit' })
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

function vitest(name: string, env: Record<string, string>): Count {
  console.log(`— ${name}`)
  const report = join(scratch, 'vitest.json')
  const { status } = spawnSync(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  )
  try {
    const told = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number> & Report
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = told
    failures.push(...failedIn(told))
    // A file that fails before its first test, and a runner that stumbles at the end, count as failures too.
    const failed = Math.max(numFailedTests ?? 0, numFailedTestSuites ? 1 : 0, status === 0 ? 0 : 1)
    return { passed: numPassedTests ?? 0, failed, skipped: numPendingTests ?? 0 }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function failedIn({ testResults = [] }: Report): readonly string[] {
  return testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => [
      name,
      ...assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => `  ${fullName}`),
    ])
}
