// The long fault run: app and database are killed in turn under load, for SOAK_MINUTES (default 60).
// Ends with one line of figures, and with exit code 1 when a promise broke.
import { setTimeout as pause } from 'node:timers/promises'
import { closeHouses, openHouse } from '../support/house.ts'
import { pick, seeded } from './chance.ts'
import { part, tellFigures } from './figures.ts'
import { gone, postmasterOf, ready } from './kill.ts'
import { openTown } from './town.ts'

const minutes = Number(process.env['SOAK_MINUTES'] ?? 60)
const chats = Number(process.env['SOAK_CHATS'] ?? 20)
const seed = Number(process.env['FAULT_SEED'] ?? Date.now())
const chance = seeded(seed)
const until = Date.now() + minutes * 60_000

let house = await openHouse()
const back: number[] = []
let killedAt = 0
const onStream = () => killedAt && back.push(Date.now() - killedAt)
const town = await openTown(house, { chats, seed, onStream })
const over = new AbortController()
const talking = town.talk(over.signal)
const kills = { app: 0, database: 0, stop: 0 }

while (Date.now() < until) {
  await town.acknowledged(50)
  await pause(5 + 495 * chance())
  const target = pick(chance, ['app', 'database', 'stop'] as const)
  kills[target] += 1
  if (target === 'database') {
    const pid = await postmasterOf(house.dataDir)
    process.kill(pid, chance() < 0.5 ? 'SIGKILL' : 'SIGQUIT')
    await gone(pid)
    await ready(house.origin)
  } else {
    // `stop`: as a deploy does it, with time to finish what came in.
    killedAt = Date.now()
    await house.end(target === 'app' ? 'SIGKILL' : 'SIGTERM')
    house = await house.again()
  }
}
over.abort()
await talking
const broken = await town.judge()
tellFigures('soak', {
  ...{ seed, minutes, chats, ...kills, messages: town.said(), broken: broken.length },
  ...{ backP50Ms: part(back, 0.5), backP95Ms: part(back, 0.95) },
})
for (const { invariant, chat, why } of broken) tellFigures('broken', { invariant, chat, why })
await town.close()
await closeHouses()
process.exit(broken.length === 0 ? 0 : 1)
