import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAt } from '../support/another-build.ts'
import { openBrowser, phone } from '../support/browser.ts'
import { greet, openDesk } from '../support/desk.ts'
import { closeHouses, openHouse } from '../support/house.ts'
import { enrolStaff } from '../support/staff.ts'
import { seen } from '../support/visitor.ts'
import { isWith, startAsVisitor } from '../support/visitor-page.ts'
import { part, tellFigures } from './figures.ts'
import { openTown } from './town.ts'

// A new version, with other bytes in every script, takes the place of the running one in the middle of conversations.
const scratch = await mkdtemp(join(tmpdir(), 'keerpunt-deploy-'))
const newer = join(scratch, 'newer')
const browser = await openBrowser()
beforeAll(async () => {
  await buildAt(newer, async (folder) => {
    for (const file of ['visitor/main.tsx', 'visitor/return/script.ts', 'src/desk/main.tsx'])
      await appendFile(join(folder, file), '\nglobalThis.name = "newer"\n')
  })
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
  await rm(scratch, { recursive: true, force: true })
})

const seed = Number(process.env['FAULT_SEED'] ?? 20260801)
const deploys = 6

test(`${deploys} deploys in the middle of 20 conversations: nothing is lost, doubled or misordered`, async () => {
  let house = await openHouse()
  const back: number[] = []
  let endedAt = 0
  const onStream = () => endedAt && back.push(Date.now() - endedAt)
  const older = join(import.meta.dirname, '../..')
  const town = await openTown(house, { chats: 20, seed, onStream })
  const over = new AbortController()
  const talking = town.talk(over.signal)
  for (let turn = 0; turn < deploys; turn++) {
    await town.acknowledged(50)
    endedAt = Date.now()
    house = await house.again({ root: turn % 2 === 0 ? newer : older })
  }
  over.abort()
  await talking
  const broken = await town.judge()
  tellFigures('deployed', {
    ...{ seed, deploys, messages: town.said() },
    ...{ backP50Ms: part(back, 0.5), backP95Ms: part(back, 0.95) },
  })
  await town.close()
  expect(broken).toEqual([])
}, 300_000)

test('a page of before the deploy goes on as it is: it talks, keeps a code, and never reloads by itself', async () => {
  let house = await openHouse()
  const desk = openDesk(await enrolStaff(house.addresses['counsellor']?.[0] ?? ''))
  const visitor = await startAsVisitor(await browser.newContext(phone), house.origin)
  const hers = await greet(desk, visitor)
  await isWith(visitor, 'Noor')
  await visitor.send('voor de nieuwe versie')
  await seen(hers, 'voor de nieuwe versie')
  let loads = 0
  visitor.page.on('load', () => {
    loads += 1
  })
  await visitor.composer.fill('een half')
  house = await house.again({ root: newer })
  hers.send('ben je er nog?')
  await visitor.reads('ben je er nog?')
  expect(await visitor.composer.inputValue()).toBe('een half')
  await visitor.send('na de nieuwe versie')
  await seen(hers, 'na de nieuwe versie')
  expect(await visitor.keepCode('signs')).toHaveLength(5)
  expect(loads).toBe(0)
  desk.leave()
})
