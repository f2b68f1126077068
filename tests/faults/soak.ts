// The long fault run: under load, app and database are killed in turn and every quarter of an hour nothing comes
// through to the visitors for 1, 30 or 300 seconds, for SOAK_MINUTES (default 60).
// Ends with one line of figures, and with exit code 1 when a promise broke.
import { setTimeout as pause } from 'node:timers/promises'
import { openFaultProxy } from '../support/fault-proxy.ts'
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
await using proxy = await openFaultProxy(house.port)
const town = await openTown(house, { chats, seed, onStream, port: proxy.port })
const over = new AbortController()
const talking = town.talk(over.signal)
const kills = { app: 0, database: 0, stop: 0 }
const partitions: number[] = []
const betweenMs = 15 * 60_000
let nextPartition = Date.now() + betweenMs / 3

while (Date.now() < until) {
  if (Date.now() > nextPartition) {
    const seconds = [300, 30, 1][partitions.length % 3] ?? 1
    partitions.push(seconds)
    proxy.hold()
    await pause(seconds * 1_000)
    proxy.heal()
    nextPartition = Date.now() + betweenMs
  }
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
  ...{
    seed,
    minutes,
    chats,
    ...kills,
    partitions: partitions.join(' '),
    messages: town.said(),
    broken: broken.length,
  },
  ...{ backP50Ms: part(back, 0.5), backP95Ms: part(back, 0.95) },
})
for (const { invariant, chat, why } of broken) tellFigures('broken', { invariant, chat, why })
await town.close()
await closeHouses()
process.exit(broken.length === 0 ? 0 : 1)
