import type { ServerResponse } from 'node:http'
import type { StreamEnd } from './route.ts'

/** How often an open stream says that it lives. Clients call silence of 25 s death. */
export const beatMs = 10_000
/** A reader that lets this much wait is cut off; it comes back with `after=` and loses nothing. */
const maxWaitingBytes = 1_048_576

/**
 * Keeps every open stream beating with one timer. Never compressed: lengths would leak.
 * Source: WHATWG HTML §9.2 (event streams).
 */
export function createStreams() {
  const open = new Map<ServerResponse, () => void>()
  const timer = setInterval(() => {
    for (const response of open.keys()) response.write(': beat\n\n')
  }, beatMs)
  timer.unref()

  function start(response: ServerResponse): StreamEnd {
    const gone = new AbortController()
    const end = () => {
      if (!open.delete(response)) return
      gone.abort()
      response.destroy()
    }
    open.set(response, end)
    response.on('close', end)
    response.on('error', end)
    // Cut before it opened: no event will tell.
    if (response.destroyed) end()
    response.socket?.setNoDelay(true)
    response.socket?.setTimeout(0)
    response.socket?.setKeepAlive(true, beatMs)
    return {
      write(chunk) {
        if (!open.has(response)) return
        response.write(chunk)
        if (response.writableLength > maxWaitingBytes) end()
      },
      close: () => response.end(end),
      ended: gone.signal,
    }
  }

  return {
    start,
    count: () => open.size,
    close() {
      clearInterval(timer)
      for (const end of open.values()) end()
    },
  }
}
