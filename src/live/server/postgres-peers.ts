import { randomBytes } from 'node:crypto'
import type { Database } from '../../database/server/database.ts'
import type { Peers, Told } from './live.ts'

/** NOTIFY carries at most 8,000 bytes; what would not fit in a batch travels as a bare hint. */
const maxPayloadBytes = 7_900
const maxDataBytes = 1_000
const gatherMs = 5
/** Beyond this many waiting hints a node says "gap" instead: everyone fetches. */
const maxWaiting = 2_000

/**
 * Tells other nodes through PostgreSQL, gathered for a few milliseconds so that one NOTIFY carries many hints.
 * A hint that is lost (database away, listener cut) ends in `onGap`.
 */
export function postgresPeers(database: Database): Peers {
  const self = randomBytes(6).toString('base64url')
  let waiting: Told[] = []
  let sending: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let listening: AsyncDisposable | null = null

  return {
    tell(told) {
      const light =
        told.data !== null && told.data.length > maxDataBytes ? { ...told, data: null } : told
      if (waiting.length < maxWaiting) waiting.push(light)
      timer ??= setTimeout(() => {
        timer = null
        sending = sending.then(flush).catch(() => {})
      }, gatherMs)
    },
    hear(listener, onGap) {
      listening = database.listen('live', {
        listening: onGap,
        notice(payload) {
          const batch = parseBatch(payload)
          if (batch && batch.from !== self) for (const told of batch.told) listener(told)
        },
      })
    },
    async close() {
      if (timer) clearTimeout(timer)
      await sending
      await listening?.[Symbol.asyncDispose]()
    },
  }

  async function flush() {
    const told = waiting
    waiting = []
    for (const payload of payloads(self, told))
      await database.query({
        name: 'live.tell',
        text: `select pg_notify('live', $1)`,
        values: [payload],
      })
  }
}

function* payloads(from: string, told: readonly Told[]): Generator<string> {
  let batch: Told[] = []
  let bytes = 0
  for (const one of told) {
    const size = JSON.stringify(one).length + 1
    if (bytes + size > maxPayloadBytes - 40 && batch.length > 0) {
      yield JSON.stringify({ from, told: batch })
      batch = []
      bytes = 0
    }
    batch.push(one)
    bytes += size
  }
  if (batch.length > 0) yield JSON.stringify({ from, told: batch })
}

function parseBatch(payload: string): { from: string; told: Told[] } | null {
  try {
    const value = JSON.parse(payload) as { from?: unknown; told?: unknown }
    if (typeof value.from !== 'string' || !Array.isArray(value.told)) return null
    return { from: value.from, told: value.told.filter(isTold) }
  } catch {
    return null
  }
}

function isTold(value: unknown): value is Told {
  const told = value as Partial<Record<keyof Told, unknown>> | null
  return (
    typeof told?.topic === 'string' &&
    typeof told.name === 'string' &&
    (told.data === null || typeof told.data === 'string')
  )
}
