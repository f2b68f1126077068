import type { Database } from '../../database/server/database.ts'
import type { ChannelAlarm } from '../channel-alarm.ts'
import { stateOf } from './channel-health.ts'
import { readChannels } from './channel-store.ts'

const lookEveryMs = 15_000

/** Knows which ways in do not work, and tells the desks when that changes. */
export interface ChannelWatch extends Disposable {
  list(): Promise<ChannelAlarm[]>
  /** Looks now, as it does by itself. */
  tick(): Promise<void>
}

/** Every node that desks listen to has one: of a channel that nobody looks after nobody else would tell. */
export function openChannelWatch(parts: {
  readonly database: Database
  readonly clock: () => number
  /** A channel died, or lives again. */
  readonly onChange: () => void
  readonly onFault: (error: unknown) => void
}): ChannelWatch {
  const { database, clock, onChange, onFault } = parts
  let told = ''
  const timer = setInterval(() => void tick(), lookEveryMs).unref()

  async function list(): Promise<ChannelAlarm[]> {
    const rows = await readChannels(database)
    return rows.flatMap((row): ChannelAlarm[] => {
      const state = stateOf(row, clock())
      if (state === 'silent') return [{ channel: row.kind, why: 'silent' }]
      if (state !== 'dead') return []
      const why = row.problem ?? (row.unanswered > 0 ? 'unanswered' : 'odd')
      return [{ channel: row.kind, why }]
    })
  }

  async function tick(): Promise<void> {
    try {
      const now = JSON.stringify(await list())
      if (now === (told || '[]')) return
      told = now
      onChange()
    } catch (error) {
      onFault(error)
    }
  }

  return { list, tick, [Symbol.dispose]: () => clearInterval(timer) }
}
