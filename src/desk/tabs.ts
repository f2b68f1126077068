/** What one of her tabs tells the others: to look at the house again, and that she switched her shift herself. */
const news = ['look', 'started', 'stopped'] as const
export type TabNews = (typeof news)[number]

export type Tabs = {
  tell(one: TabNews): void
  hear(listener: (one: TabNews) => void): () => void
}

export function createTabs(
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'removeEventListener'>,
): Tabs {
  return {
    tell: (one) => channel.postMessage(one),
    hear(listener) {
      const heard = (event: Event) => {
        const said: unknown = event instanceof MessageEvent ? event.data : null
        listener(news.find((one) => one === said) ?? 'look')
      }
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
  }
}
