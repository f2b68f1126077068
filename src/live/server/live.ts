import type { LiveEvent } from '../event-stream.ts'

/** What another node says: something happened on a topic. `data` is null when it was too big to carry: fetch it. */
export type Told = { readonly topic: string; readonly name: string; readonly data: string | null }

/** The way to the other nodes. One node alone has none. */
export type Peers = {
  tell(told: Told): void
  hear(listener: (told: Told) => void, onGap: () => void): void
  close(): Promise<void>
}

export type Listener = {
  /** An event of this topic. `data` null: only the hint came through. */
  readonly news: (name: string, data: string | null) => void
  /** News may have been missed: fetch. */
  readonly gap: () => void
}

export type Live = {
  publish(topic: string, event: LiveEvent): void
  subscribe(topic: string, listener: Listener): () => void
  /** How many listeners a topic has on this node. */
  listeners(topic: string): number
  close(): Promise<void>
}

/**
 * Fans news out to the browsers on this node at once and to other nodes through `peers`.
 * Nothing is kept: whoever missed something fetches it from the room that owns it.
 */
export function createLive(peers: Peers | null): Live {
  const topics = new Map<string, Set<Listener>>()
  peers?.hear(
    ({ topic, name, data }) => spread(topic, name, data),
    () => {
      for (const listeners of topics.values()) for (const listener of listeners) listener.gap()
    },
  )
  return {
    publish(topic, event) {
      spread(topic, event.name, event.data)
      peers?.tell({ topic, name: event.name, data: event.data })
    },
    subscribe(topic, listener) {
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) topics.delete(topic)
      }
    },
    listeners: (topic) => topics.get(topic)?.size ?? 0,
    close: async () => {
      topics.clear()
      await peers?.close()
    },
  }

  function spread(topic: string, name: string, data: string | null) {
    for (const listener of topics.get(topic) ?? []) listener.news(name, data)
  }
}
