import { chmod, chown, cp, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { locatePackage, packagedBinaries } from './binaries.ts'
import { ask } from './fixtures/ask.ts'
import { type Child, runFixture } from './fixtures/child.ts'
import { temporaryFolder } from './fixtures/folder.ts'
import { start } from './fixtures/start.ts'
import { serverUser } from './server-user.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534

test('started as root the server runs as a user of its own, otherwise as who started it', async () => {
  const dataDir = await temporaryFolder()
  const { pid } = await start({ dataDir })
  const owner = (await stat(`/proc/${pid()}`)).uid
  if (isRoot) expect(owner).not.toBe(0)
  else expect(owner).toBe(process.getuid?.())
  expect((await stat(join(dataDir, 'postgres'))).uid).toBe(owner)
})

test("as root a DATA_DIR under a folder that nobody else may enter works, as in root's home", async () => {
  const home = await temporaryFolder()
  await chmod(home, 0o700)
  const { connection } = await start({ dataDir: join(home, 'keerpunt/data') })
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('as root a directory that another user made is served as that user', async () => {
  const dir = await temporaryFolder()
  if (isRoot) await chown(dir, nobody, nobody)
  expect(await serverUser(dir)).toEqual(isRoot ? { uid: nobody, gid: nobody } : null)
})

test('an ordinary user needs no root, and root can take over what she made', async () => {
  const dataDir = await temporaryFolder()
  if (isRoot) await chown(dataDir, nobody, nobody)
  const app = holdOpen(dataDir)
  expect(await app.said()).toBe('open')
  app.process.kill('SIGTERM')
  expect(await app.said()).toBe('closed')
  expect((await stat(join(dataDir, 'postgres'))).uid).toBe(isRoot ? nobody : process.getuid?.())
  const { connection } = await start({ dataDir })
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a DATA_DIR that the user may not write in is refused in one sentence', async () => {
  const dataDir = await temporaryFolder()
  await chmod(dataDir, 0o500)
  expect(await holdOpen(dataDir).said()).toBe(
    `Keerpunt may not write in ${dataDir}: give this user that folder, or set DATA_DIR to another one.`,
  )
})

test('an install folder that the server may not read is copied once to where it may', async () => {
  const install = await temporaryFolder()
  const home = await temporaryFolder()
  await chmod(home, 0o755)
  await cp(locatePackage(), install, { recursive: true, verbatimSymlinks: true })
  await chmod(install, 0o700)
  const user = isRoot ? { uid: nobody, gid: nobody } : null
  const binaries = await packagedBinaries(user, home, install)
  expect(binaries.dir.startsWith(isRoot ? home : install)).toBe(true)
  const before = await readdir(home)
  expect(before).toHaveLength(isRoot ? 1 : 0)
  const again = await packagedBinaries(user, home, install)
  expect(again).toEqual(binaries)
  expect(await readdir(home)).toEqual(before)
})

test("the libraries' links are made where install scripts were off", async () => {
  const install = await temporaryFolder()
  const home = await temporaryFolder()
  await chmod(install, 0o755)
  await cp(locatePackage(), install, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !/libicu.*\.so(\.60)?$/.test(source),
  })
  const binaries = await packagedBinaries(null, home, install)
  expect(binaries).toEqual({ dir: join(install, 'native/bin'), major: 18 })
})

test('binaries that can not run here say what to do instead', async () => {
  const install = await temporaryFolder()
  await mkdir(join(install, 'native/bin'), { recursive: true })
  await cp(join(locatePackage(), 'package.json'), join(install, 'package.json'))
  await cp(
    join(locatePackage(), 'native/pg-symlinks.json'),
    join(install, 'native/pg-symlinks.json'),
  )
  await mkdir(join(install, 'native/lib'))
  await expect(packagedBinaries(null, await temporaryFolder(), install)).rejects.toThrow(
    /does not run here \(ENOENT\).*install again with npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer\.$/,
  )
})

/** As root: a child that first becomes `nobody`. */
function holdOpen(dataDir: string): Child {
  const child = runFixture('hold-open.ts', dataDir, ...(isRoot ? [String(nobody)] : []))
  onTestFinished(() => void child.process.kill('SIGKILL'))
  return child
}
