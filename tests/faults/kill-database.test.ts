import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { closeHouses, openHouse } from '../support/house.ts'
import { seeded } from './chance.ts'
import { part, tellFigures } from './figures.ts'
import { gone, postmasterOf, ready } from './kill.ts'
import { openTown } from './town.ts'

const seed = Number(process.env['FAULT_SEED'] ?? 20260801)
const kills = 20
const chats = 20
afterAll(closeHouses)

test(`the database is killed ${kills} times in the middle of ${chats} conversations: it is back by itself, and nothing is lost, doubled or misordered`, async () => {
  const chance = seeded(seed + 1)
  const house = await openHouse()
  const town = await openTown(house, { chats, seed })
  const over = new AbortController()
  const talking = town.talk(over.signal)
  const back: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    await town.acknowledged(50)
    await pause(5 + 495 * chance())
    const pid = await postmasterOf(house.dataDir)
    const killedAt = Date.now()
    // In turn as a crash and as an immediate shutdown, which leaves the same work for the next start.
    process.kill(pid, kill % 2 === 0 ? 'SIGKILL' : 'SIGQUIT')
    await gone(pid)
    await ready(house.origin)
    back.push(Date.now() - killedAt)
  }
  over.abort()
  await talking
  const broken = await town.judge()
  tellFigures('database killed', {
    ...{ seed, kills, chats, messages: town.said() },
    ...{ backP50Ms: part(back, 0.5), backP95Ms: part(back, 0.95) },
  })
  await town.close()
  expect(broken).toEqual([])
}, 900_000)
