import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { logbookPath } from '../logbook-exchange.ts'
import { openTestLogbook, somebody } from './test-logbook.ts'

const database = await testDatabase()
const first = await openTestLogbook(database)
await first.confirm('bo')
await first.confirm('kim')
await first.logbook.keys.rotate()
const folder = join(first.dataDir, 'outreach-keys')
const ownFile = join(first.dataDir, 'outreach-own.key')
const kept = new Map<string, Buffer>()
for (const name of await readdir(folder))
  kept.set(join(folder, name), await readFile(join(folder, name)))
kept.set(ownFile, await readFile(ownFile))
/** Everything is put back from the backup. */
const putBack = () => Promise.all([...kept].map(([path, bytes]) => writeFile(path, bytes)))
afterEach(putBack)

/** The house as it starts with the files that are there now. */
const again = () => openTestLogbook(database, first.dataDir, { keepFiles: true })
const why = (reason: string) => ({ detail: { why: reason } })
const wentWrong = { kind: 'refused' }

describe('a key of the lists is lost', () => {
  test('stop is heard all the same, and holds when the key is back', async () => {
    for (const lost of ['1.key', '2.key']) {
      const [before, now] = [somebody(), somebody()]
      await first.stop('instagram', before)
      await rm(join(folder, lost))
      const house = await again()
      expect((await house.view('bo')).off).toBe('keys')
      expect(await house.waiting('bo')).toMatchObject({ alarms: ['keys'] })
      expect(await house.stop('telegram', now)).toEqual({})
      expect(await house.isListed('tiktok', now)).toEqual({ listed: true })
      // Whether somebody else stands there, nobody can tell.
      expect(await house.isListed('tiktok', somebody())).toMatchObject(why('keys'))
      expect(await house.ask('bo', 'instagram', somebody())).toMatchObject(why('keys'))
      await putBack()
      const whole = await again()
      expect((await whole.view('bo')).off).toBeNull()
      for (const name of [before, now])
        expect(await whole.ask('bo', 'snapchat', name)).toMatchObject(why('stop'))
    }
  })

  test('an answer “stop” is heard without any key, for every platform', async () => {
    const handle = somebody()
    const { id } = await first.ask('bo', 'instagram', handle)
    await first.approve('kim', id)
    await first.send('bo', id, handle)
    await rm(join(folder, '1.key'))
    await rm(join(folder, '2.key'))
    const house = await again()
    expect(await house.outcome('bo', id, 'stop')).toEqual({})
    await putBack()
    expect(await (await again()).ask('kim', 'telegram', handle)).toMatchObject(why('stop'))
  })

  test('all of them: a new one hears who says stop, and nobody is written to before the others are back', async () => {
    const [before, now] = [somebody(), somebody()]
    await first.stop('instagram', before)
    for (const name of await readdir(folder)) await rm(join(folder, name))
    const house = await again()
    expect(await house.stop('instagram', now)).toEqual({})
    expect((await house.view('bo')).off).toBe('keys')
    expect(await house.ask('bo', 'instagram', somebody())).toMatchObject(why('keys'))
    await putBack()
    const whole = await again()
    for (const name of [before, now])
      expect(await whole.isListed('telegram', name)).toEqual({ listed: true })
  })
})

describe('the key of the workers’ block list is lost', () => {
  test('nothing is sent, it is told on the first screen, and the right file heals it', async () => {
    const handle = somebody()
    await first.act(`${logbookPath}/own`, 'kim', { phrase: 'Kim de Vries' })
    const { id } = await first.ask('bo', 'instagram', handle)
    await first.approve('kim', id)
    for (const lost of [null, randomBytes(32), randomBytes(5)]) {
      if (lost) await writeFile(ownFile, lost)
      else await rm(ownFile)
      const house = await again()
      expect((await house.view('bo')).off).toBe('own-key')
      expect(await house.waiting('bo')).toMatchObject({ alarms: ['own-key'] })
      expect(await house.send('bo', id, handle)).toMatchObject(why('own-key'))
      const texts = { context: 'Vraagt naar Kim de Vries in een groep.' }
      expect(await house.ask('bo', 'instagram', somebody(), texts)).toMatchObject(why('own-key'))
      expect(await house.act(`${logbookPath}/own`, 'kim', { phrase: 'Kim' })).toMatchObject(
        why('own-key'),
      )
      // Stop is heard.
      expect(await house.stop('instagram', somebody())).toEqual({})
      // Put back while the house runs: no restart is needed.
      await putBack()
      expect((await house.view('bo')).off).toBeNull()
      expect(await house.ask('bo', 'instagram', somebody(), texts)).toMatchObject(why('own-name'))
    }
  })

  test('a key that nobody has any more makes place for a new one and an empty list', async () => {
    const house = await again()
    const restart = () => house.act(`${logbookPath}/own/restart`, 'bo')
    expect(await restart()).toMatchObject(why('own-key-there'))
    expect((await house.view('kim')).ownPhrases).toBe(1)
    await rm(ownFile)
    const lost = await again()
    expect((await lost.view('kim')).off).toBe('own-key')
    expect(await lost.act(`${logbookPath}/own/restart`, 'bo')).toEqual({})
    expect(await lost.view('kim')).toMatchObject({ off: null, ownPhrases: 0 })
    expect(await lost.waiting('kim')).toMatchObject({ alarms: [], noOwnPhrases: true })
    await lost.act(`${logbookPath}/own`, 'kim', { phrase: 'Kim de Vries' })
    const texts = { context: 'Vraagt naar KIM DE VRIES in een groep.' }
    expect(await lost.ask('bo', 'instagram', somebody(), texts)).toMatchObject(why('own-name'))
    // The node that began before knows the new key as well.
    expect(await house.ask('bo', 'instagram', somebody(), texts)).toMatchObject(why('own-name'))
    kept.set(ownFile, await readFile(ownFile))
  })

  test('a house from before the check keeps the file that made its list', async () => {
    await database.script('delete from outreach.own_key')
    const house = await again()
    expect((await house.view('bo')).off).toBeNull()
    await database.script('delete from outreach.own_key')
    await rm(ownFile)
    expect((await (await again()).view('bo')).off).toBe('own-key')
    expect(await first.ask('bo', 'instagram', somebody())).toMatchObject(wentWrong)
  })
})
