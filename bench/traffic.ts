import type { CDPSession } from 'playwright-core'

export type Traffic = {
  /** Requests over the network so far; pictures inside the page are none. */
  requests(): number
  /** Bytes on the wire so far, headers included, as Chromium counts them. */
  bytes(): number
  paths(): string[]
}

/** Counts what a page asks for. Call before it goes anywhere. Source: Chrome DevTools Protocol, Network. */
export async function watchTraffic(devtools: CDPSession): Promise<Traffic> {
  const seen = new Map<string, { path: string; bytes: number }>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http'))
      seen.set(requestId, { path: new URL(request.url).pathname, bytes: 0 })
  })
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    const one = seen.get(requestId)
    if (one) one.bytes = response.encodedDataLength
  })
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const one = seen.get(requestId)
    if (one) one.bytes += encodedDataLength
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = seen.get(requestId)
    if (one) one.bytes = encodedDataLength
  })
  await devtools.send('Network.enable')
  return {
    requests: () => seen.size,
    bytes: () => [...seen.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    paths: () => [...seen.values()].map(({ path }) => path),
  }
}
