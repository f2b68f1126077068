// Links of campaigns followed a second on one core: half of them lead somewhere, half are guessed.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { stayOn } from './cores.ts'
import { print } from './figure.ts'

/** Two of the demo's running campaign, and two that are nobody's. */
const paths = ['/c/demaaa', '/c/zzzzzz', '/c/demabb', '/c/000000']

const pinned = stayOn(0)
const note = pinned ? 'server and database on one core, client on another' : 'cores not separated'
const bare = await fromBareServer()
const house = await openHouse()
try {
  const { perSecond, p99Ms } = await followed(house.port)
  print({
    figure: 'links of campaigns followed',
    value: perSecond,
    unit: '1/s',
    beside: { what: 'a bare node:http server that answers 303, per second', value: bare.perSecond },
    target: { atLeast: 3_000 },
    note,
  })
  print({
    figure: 'a link of a campaign followed, p99',
    value: p99Ms,
    unit: 'ms',
    beside: { what: 'the bare server, p99', value: bare.p99Ms },
    target: { atMost: 20 },
    note: '32 connections, each asking as soon as it was answered',
  })
} finally {
  await closeHouses()
}

type Followed = { readonly perSecond: number; readonly p99Ms: number }

/** What client, kernel and Node's own HTTP can do at most. */
async function fromBareServer(): Promise<Followed> {
  const server = createServer((_request, response) => {
    response.writeHead(303, { location: '/', 'content-length': 0 }).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const figures = await followed((server.address() as AddressInfo).port)
  server.closeAllConnections()
  server.close()
  return figures
}

/** The client is a process of its own on the other core. */
async function followed(port: number): Promise<Followed> {
  const options = [join(import.meta.dirname, 'load-links.ts'), `${port}`, '5', ...paths]
  const [command = '', ...rest] = pinned
    ? ['taskset', '-c', '1', process.execPath, ...options]
    : [process.execPath, ...options]
  const { stdout } = await promisify(execFile)(command, rest)
  return JSON.parse(stdout) as Followed
}
