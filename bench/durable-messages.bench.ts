// Durable messages a second through the HTTP API, beside raw batched inserts into the same PostgreSQL.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { batchedInserts } from './batched-inserts.ts'
import { stayOn } from './cores.ts'
import { expectStatus, messageRequest, openCounsellor, openCrowd } from './crowd.ts'
import { print } from './figure.ts'
import { openLines, requestBytes } from './http-lines.ts'
import { asFastAsItCan, spread } from './pace.ts'
import { cpuSecondsOf } from './processes.ts'

/** More than one session may send: each holds 60 tokens and gets 4 a second, so that their limit is not the house's. */
const sessions = 1_500
const lineCount = 128
const seconds = 8

const raw = await rawInserts()
const house = await openHouse()
try {
  const counsellor = await openCounsellor(house)
  const from = performance.now()
  const guests = await openCrowd(house, counsellor, sessions)
  print({
    figure: 'visitors started and greeted',
    value: sessions / ((performance.now() - from) / 1000),
    unit: '1/s',
    note: 'each a start with proof of work, a signed claim, two transactions and a shred key on disk',
  })

  const pinned = stayOn(1)
  const lines = await openLines(house.port, lineCount)
  const sent = guests.map(() => 0)
  let turn = 0
  async function send(worker: number) {
    const place = turn++ % guests.length
    const [line, guest] = [lines[worker], guests[place]]
    if (!line || !guest) return
    await expectStatus([line], messageRequest(guest, guest.headers).bytes, 200)
    sent[place] = (sent[place] ?? 0) + 1
  }
  await asFastAsItCan(lineCount, 1, send)
  const cpu = cpuSecondsOf(house.pid)
  const { perSecond, samplesMs } = await asFastAsItCan(lineCount, seconds, send)
  const busy = (cpuSecondsOf(house.pid) - cpu) / seconds
  const wrong = await guestsWithOtherHeads()
  print({
    figure: 'durable messages through the HTTP API',
    value: perSecond,
    unit: '1/s',
    beside: { what: 'raw batched inserts of the same size, per second', value: raw },
    target: { atLeast: 5_000 },
    note: [
      `${sessions} conversations, ${lineCount} connections, 256-byte messages`,
      spread(samplesMs),
      `the app used ${busy.toFixed(2)} cores`,
      pinned
        ? 'client on a core of its own, server and database on what is left'
        : 'cores not separated',
      `heads that differ from what was acknowledged: ${wrong}`,
    ].join('; '),
  })
  for (const line of lines) line.close()

  /** Every acknowledged message must stand in its log, and nothing else. */
  async function guestsWithOtherHeads(): Promise<number> {
    let others = 0
    await Promise.all(
      lines.map(async (line, first) => {
        for (let at = first; at < guests.length; at += lines.length) {
          const { conversation = '', headers } = guests[at] ?? {}
          const path = `/api/v1/conversations/${conversation}/messages?after=0`
          const page = await expectStatus([line], requestBytes('GET', path, headers), 200)
          const { head } = JSON.parse(page.toString()) as { head: number }
          if (head !== sent[at]) others++
        }
      }),
    )
    return others
  }
} finally {
  await closeHouses()
}

async function rawInserts(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'keerpunt-bench-'))
  try {
    return (await batchedInserts(folder, { rowBytes: 350, seconds: 4 })).perSecond
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
