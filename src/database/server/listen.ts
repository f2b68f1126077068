import pg from 'pg'
import type { Listener } from './database.ts'

const retryMs = 250

/** Listens on a connection of its own; after a cut it comes back and says so. */
export function listenOn(
  config: pg.ClientConfig,
  channel: string,
  listener: Listener,
): AsyncDisposable {
  if (!/^[a-z_]+$/.test(channel)) throw new RangeError('A channel is lower-case letters and _')
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | null = null
  let closed = false

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      ...config,
      application_name: 'keerpunt',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    })
    client = fresh
    let ended = false
    const again = () => {
      if (ended) return
      ended = true
      void fresh.end().catch(() => {})
      if (!closed) timer = setTimeout(connect, retryMs)
    }
    fresh.on('error', again)
    fresh.on('end', again)
    fresh.on('notification', (notice) => listener.notice(notice.payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
      if (!closed) listener.listening()
    } catch {
      again()
    }
  }

  const connecting = connect()
  return {
    async [Symbol.asyncDispose]() {
      closed = true
      if (timer) clearTimeout(timer)
      await connecting
      await client?.end().catch(() => {})
    },
  }
}
