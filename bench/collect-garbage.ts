import type { House } from '../tests/support/house.ts'

/** For `openHouse`: lets `collectGarbage` reach the app. */
export const openToCollection = { NODE_OPTIONS: '--inspect=127.0.0.1:0' }

/**
 * Makes the app throw away what nobody holds any more. Otherwise a figure of memory tells how long ago V8 last
 * cleaned up, and not what something costs. Source: Chrome DevTools Protocol, HeapProfiler.
 */
export async function collectGarbage(house: House): Promise<void> {
  const [, address] = /^Debugger listening on (ws:\S+)$/m.exec(house.output()) ?? []
  if (!address) throw new Error('this house was not opened for collection')
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = () => reject(new Error('the app’s inspector does not answer'))
  })
  for (let id = 1; id <= 2; id++)
    await new Promise((resolve) => {
      socket.onmessage = resolve
      socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }))
    })
  socket.close()
}
