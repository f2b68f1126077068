// From sending a message to the moment the other member has it, at 200 a second in 100 conversations.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLine } from '../src/live/line.ts'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { singleInserts } from './batched-inserts.ts'
import { stayOn } from './cores.ts'
import { messageRequest, openCounsellor, openCrowd } from './crowd.ts'
import { print, quantile } from './figure.ts'
import { type Line, openLines } from './http-lines.ts'
import { clientIdOf, openListener } from './listener.ts'

const conversations = 100
const everyMs = 5
const seconds = 15

const folder = await mkdtemp(join(tmpdir(), 'keerpunt-bench-'))
const flush = await singleInserts(folder, { rowBytes: 350, seconds: 2 })
await rm(folder, { recursive: true, force: true })

const house = await openHouse()
try {
  const counsellor = await openCounsellor(house)
  const guests = await openCrowd(house, counsellor, conversations)
  stayOn(1)
  const sentAt = new Map<string, number>()
  const samples: number[] = []
  const read = (clientId: string) => {
    const from = sentAt.get(clientId)
    if (from === undefined) return
    sentAt.delete(clientId)
    samples.push(performance.now() - from)
  }

  const listeners = guests.map((guest) => openListener(house.origin, guest, read))
  let deskStreams = () => {}
  const deskOpen = new Promise<void>((resolve) => {
    deskStreams = resolve
  })
  const desk = openLine({
    connect: (signal) =>
      fetch(`${house.origin}/api/v1/desk/stream`, { headers: counsellor.headers, signal }),
    catchUp: async () => {},
    onEvent: ({ name, data }) => {
      if (name === 'message') readByDesk(data)
    },
    onState: (state) => {
      if (state === 'streaming') deskStreams()
    },
    random: Math.random,
  })
  await Promise.all([deskOpen, ...listeners.map((listener) => listener.caughtUp())])

  // A desk hears its guests' words, a guest the counsellor's: each hears her own too, which is not counted.
  const ofGuests = new Set<string>()
  function readByDesk(data: string) {
    const id = clientIdOf(data)
    if (ofGuests.delete(id)) read(`desk ${id}`)
  }
  const lines = await openLines(house.port, 32)
  let refused = 0
  const answers: Promise<void>[] = []
  const start = performance.now()
  const many = (seconds * 1000) / everyMs
  for (let turn = 0; turn < many; turn++) {
    const wait = start + turn * everyMs - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const guest = guests[turn % guests.length]
    const byGuest = turn % (2 * guests.length) < guests.length
    const line = lines.pop()
    if (!guest) continue
    if (!line) {
      refused++
      continue
    }
    const { bytes, clientId } = messageRequest(guest, byGuest ? guest.headers : counsellor.headers)
    if (byGuest) ofGuests.add(clientId)
    sentAt.set(byGuest ? `desk ${clientId}` : clientId, performance.now())
    answers.push(sendOn(line, bytes))
  }
  await Promise.all(answers)
  await Promise.all(listeners.map((listener) => listener.caughtUp()))
  await new Promise((resolve) => setTimeout(resolve, 500))

  async function sendOn(line: Line, bytes: Buffer) {
    const { status } = await line.ask(bytes)
    if (status !== 200) refused++
    lines.push(line)
  }

  const beside = {
    what: 'one durable insert, one after another',
    value: quantile(flush.samplesMs, 0.5),
  }
  const rate = samples.length / seconds
  const note = `${conversations} conversations, ${rate.toFixed(0)} read a second, half by the desk, half by visitors; ${sentAt.size} never came, ${refused} refused or too late to send`
  for (const [share, name, atMost] of [
    [0.5, 'p50', 15],
    [0.99, 'p99', 60],
  ] as const)
    print({
      figure: `send to read, ${name}`,
      value: quantile(samples, share),
      unit: 'ms',
      beside,
      target: { atMost },
      note,
    })
  desk.hangUp()
  for (const listener of listeners) listener.hangUp()
  for (const line of lines) line.close()
} finally {
  await closeHouses()
}
