import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { closeHouses, openHouse } from '../support/house.ts'
import { seeded } from './chance.ts'
import { part, tellFigures } from './figures.ts'
import { openTown } from './town.ts'

const seed = Number(process.env['FAULT_SEED'] ?? 20260801)
const kills = 20
const chats = 20
afterAll(closeHouses)

test(`the app is killed ${kills} times in the middle of ${chats} conversations: nothing is lost, doubled or misordered`, async () => {
  const chance = seeded(seed)
  let house = await openHouse()
  const back: number[] = []
  let killedAt = 0
  const onStream = () => killedAt && back.push(Date.now() - killedAt)
  const town = await openTown(house, { chats, seed, onStream })
  const over = new AbortController()
  const talking = town.talk(over.signal)
  for (let kill = 0; kill < kills; kill++) {
    await town.acknowledged(50)
    await pause(5 + 495 * chance())
    killedAt = Date.now()
    await house.end('SIGKILL')
    house = await house.again()
  }
  over.abort()
  await talking
  const broken = await town.judge()
  tellFigures('app killed', {
    ...{ seed, kills, chats, messages: town.said() },
    ...{ backP50Ms: part(back, 0.5), backP95Ms: part(back, 0.95) },
  })
  await town.close()
  expect(broken).toEqual([])
}, 900_000)
