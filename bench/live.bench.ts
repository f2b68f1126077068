// Two thousand live conversations: what an idle one costs, and how fast they are back after a crash.
import { setTimeout as pause } from 'node:timers/promises'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { collectGarbage, openToCollection } from './collect-garbage.ts'
import { expectStatus, messageRequest, openCounsellor, openCrowd } from './crowd.ts'
import { print, quantile } from './figure.ts'
import { openLines } from './http-lines.ts'
import { type Listener, openListener } from './listener.ts'
import { memoryOf } from './processes.ts'

const conversations = 2_000
const first = 200
const returning = 2_000
const settleMs = 4_000

let house = await openHouse(openToCollection)
try {
  const counsellor = await openCounsellor(house)
  const guests = await openCrowd(house, counsellor, conversations)
  // A fresh app, so that what letting them in left behind does not count.
  house = await house.again()

  const listeners: Listener[] = []
  await connect(first)
  const few = await memoryAtRest()
  const from = performance.now()
  await connect(conversations)
  const seconds = (performance.now() - from) / 1000
  const all = await memoryAtRest()
  const each = (all.appPrivate - few.appPrivate) / (conversations - first)
  print({
    figure: 'live conversations open',
    value: listeners.filter((listener) => listener.state() === 'streaming').length,
    unit: 'conversations',
    target: { atLeast: conversations },
    note: `the last ${conversations - first} opened in ${seconds.toFixed(1)} s`,
  })
  print({
    figure: 'memory of an idle live conversation',
    value: each / 1024,
    unit: 'KiB',
    beside: { what: 'app memory with 2,000 open, MiB', value: all.app / 2 ** 20 },
    target: { atMost: 2 ** 20 / 40_000 },
    note: `${Math.round(2 ** 30 / each).toLocaleString('en')} per GB; database ${(all.database / 2 ** 20).toFixed(0)} MiB`,
  })

  for (const listener of listeners.splice(returning)) listener.hangUp()
  const acknowledged = await talkUntilCrash()
  const crashed = performance.now()
  house = await house.again()
  const openAgain = performance.now()
  const backAfter = await Promise.all(
    listeners.map(async (listener) => {
      await listener.caughtUp()
      return (performance.now() - openAgain) / 1000
    }),
  )
  const lost = listeners.reduce(
    (sum, listener, at) =>
      sum + (acknowledged[at] ?? []).filter((seq) => !listener.seqs.has(seq)).length,
    0,
  )
  const gaps = listeners.filter((listener) => listener.held() !== listener.seqs.size).length
  const said = acknowledged.reduce((sum, seqs) => sum + seqs.length, 0)
  const ownWay = { what: 'the app’s own way back, s', value: (openAgain - crashed) / 1000 }
  const who = `${returning.toLocaleString('en')} visitors caught up after kill -9 of the app`
  const unit = 's after it listens again'
  print({
    figure: `${who}, p95`,
    value: quantile(backAfter, 0.95),
    unit,
    beside: ownWay,
    target: { atMost: 3 },
  })
  print({
    figure: `${who}, the last`,
    value: Math.max(...backAfter),
    unit,
    beside: ownWay,
    target: { atMost: 10 },
    note: `p50 ${quantile(backAfter, 0.5).toFixed(2)} s; ${said} messages acknowledged before it, ${lost} lost, ${gaps} logs with a gap`,
  })
  for (const listener of listeners) listener.hangUp()

  async function memoryAtRest() {
    await pause(settleMs)
    await collectGarbage(house)
    await pause(1_000)
    return memoryOf(house.pid)
  }

  /** Fifty at a time, as a crowd of phones would. */
  async function connect(upTo: number) {
    while (listeners.length < upTo) {
      const next = guests.slice(listeners.length, Math.min(listeners.length + 50, upTo))
      const opened = next.map((guest) => openListener(house.origin, guest))
      listeners.push(...opened)
      await Promise.all(opened.map((listener) => listener.caughtUp()))
    }
  }

  /** Everybody writes three times; in the middle of it the app dies. Returns the acknowledged numbers of each. */
  async function talkUntilCrash(): Promise<number[][]> {
    const numbers: number[][] = listeners.map(() => [])
    const lines = await openLines(house.port, 32)
    let acknowledged = 0
    let halfway = () => {}
    const half = new Promise<void>((resolve) => {
      halfway = resolve
    })
    const talking = lines.map(async (line, first) => {
      for (let turn = first; turn < 3 * returning; turn += lines.length) {
        const at = turn % returning
        const guest = guests[at]
        if (!guest) return
        const answer = await expectStatus([line], messageRequest(guest, guest.headers).bytes, 200)
        numbers[at]?.push(answer.readUInt32BE())
        if (++acknowledged === 1.5 * returning) halfway()
      }
    })
    const ended = Promise.allSettled(talking)
    await Promise.race([half, ended])
    await house.end('SIGKILL')
    await ended
    return numbers
  }
} finally {
  await closeHouses()
}
