/** Her other tabs: each is told to look at the house again, nothing is said of why. */
export type Tabs = {
  tell(): void
  hear(listener: () => void): () => void
}

export function createTabs(
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'removeEventListener'>,
): Tabs {
  return {
    tell: () => channel.postMessage('look'),
    hear(listener) {
      channel.addEventListener('message', listener)
      return () => channel.removeEventListener('message', listener)
    },
  }
}
