// What a house with nobody in it holds in memory, the database included.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { print } from './figure.ts'
import { memoryOf } from './processes.ts'

const settleMs = 10_000
const mib = 2 ** 20

const house = await openHouse()
try {
  await (await fetch(`${house.origin}/`)).text()
  await (await fetch(`${house.origin}/chat`)).text()
  await pause(settleMs)
  const { app, database, processes } = memoryOf(house.pid)
  print({
    figure: 'idle memory, app and database',
    value: (app + database) / mib,
    unit: 'MiB (PSS)',
    beside: { what: 'a bare Node with an HTTP server, MiB', value: (await bareNode()) / mib },
    target: { atMost: 250 },
    note: `app ${(app / mib).toFixed(0)} MiB, database ${(database / mib).toFixed(0)} MiB, ${processes} processes, ${settleMs / 1000} s after the first pages`,
  })
} finally {
  await closeHouses()
}

/** The least a server in Node can weigh. */
async function bareNode(): Promise<number> {
  const script = `require('node:http').createServer().listen(0, () => console.log('open'))`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await pause(1_000)
  const { app } = memoryOf(child.pid ?? -1)
  child.kill()
  await once(child, 'exit')
  return app
}
