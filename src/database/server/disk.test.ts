import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from './fixtures/folder.ts'
import { start } from './fixtures/start.ts'
import { tinyDisk } from './fixtures/tiny-disk.ts'
import { openDatabase } from './open.ts'
import { DatabaseGoneError, StatementError } from './sqlstate.ts'
import { fileProblem, serverProblem } from './start-error.ts'

const fullSentence = (place: string) =>
  `The disk that holds ${place} is full: free at least 200 MB, or set DATA_DIR to a folder on another disk.`

test('a disk too small for a new database is named in one sentence', async () => {
  const disk = await tinyDisk(12)
  if (disk) await expect(start({ dataDir: disk })).rejects.toThrow(fullSentence(disk))
  // Where nothing can be mounted, what initdb says on a full disk is read all the same.
  const said = 'initdb: error: could not write to file "base/1/1247": No space left on device'
  expect(serverProblem(said, '/data').message).toBe(fullSentence('/data'))
})

test('a disk that fills before the folder itself is made is named too', () => {
  const error = Object.assign(new Error('ENOSPC: no space left on device, mkdir'), {
    code: 'ENOSPC',
  })
  expect(fileProblem(error, '/data')).toMatchObject({ message: fullSentence('/data') })
})

test('a folder that is read-only or belongs to another is named in one sentence', () => {
  const error = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })
  expect(fileProblem(error, '/data')).toMatchObject({
    message:
      'Keerpunt may not write in /data: give this user that folder, or set DATA_DIR to another one.',
  })
})

test('a disk that fills while running refuses writes, keeps what it acknowledged, and heals itself', async () => {
  const disk = await tinyDisk(160)
  const dataDir = disk ?? (await temporaryFolder())
  await using database = await openDatabase({ dataDir, databaseUrl: null, onProgress: () => {} })
  await database.script('create table filled (row serial, bytes text)')
  const insert = () =>
    database.query({
      name: 'test.fill',
      text: `insert into filled (bytes) select repeat(md5(random()::text), 60) from generate_series(1, 500) returning row`,
    })
  const ballast = join(dataDir, 'ballast')
  onTestFinished(() => rm(ballast, { force: true }))
  await writeFile(ballast, Buffer.alloc(disk ? 40_000_000 : 1))
  let acknowledged = 0
  let refusal: unknown = null
  // Without a disk of its own nothing refuses: then this only proves that the writes count right.
  for (let round = 0; refusal === null && round < (disk ? 1_000 : 5); round++)
    await insert().then(
      (answer) => {
        acknowledged += answer.count
      },
      (error: unknown) => {
        refusal = error
      },
    )
  if (disk) expect([StatementError, DatabaseGoneError]).toContain((refusal as Error).constructor)
  await rm(ballast)
  const { rows } = await vi.waitFor(
    () => database.query({ name: 'test.count', text: 'select count(*) as n from filled' }),
    { timeout: 30_000, interval: 100 },
  )
  expect(rows).toEqual([{ n: acknowledged }])
  expect((await insert()).count).toBe(500)
})
