import { placePath } from '../exchange.ts'
import type { Place } from '../page.ts'
import type { EditingStore } from './editing.ts'

/**
 * Texts that are being written, by page. Whoever goes to another screen leaves nothing behind: what could not be saved
 * stays here, is tried again, and is there when she comes back.
 */
export function createShelf() {
  const kept = new Map<string, EditingStore>()
  const onScreen = new Set<EditingStore>()
  return {
    /** The text of this page that still owes the house something, or a new one. */
    take(place: Place, make: () => EditingStore): EditingStore {
      const key = placePath(place)
      const store = kept.get(key) ?? make()
      kept.set(key, store)
      onScreen.add(store)
      return store
    },
    /** She went to another screen. */
    async leave(place: Place, store: EditingStore): Promise<void> {
      onScreen.delete(store)
      await store.save()
      const isSettled = () => {
        if (onScreen.has(store)) return true
        if (store.owes()) return false
        store.end()
        if (kept.get(placePath(place)) === store) kept.delete(placePath(place))
        return true
      }
      if (isSettled()) return
      const stop = store.subscribe(() => {
        if (isSettled()) stop()
      })
    },
    /** Some text here is not saved. */
    owes: () => [...kept.values()].some((store) => store.owes()),
    /** The line or the session may be back. */
    tryAgain() {
      for (const store of kept.values()) {
        const { state } = store.view()
        if (state === 'offline' || state === 'signed-out') void store.save()
      }
    },
  }
}

export type Shelf = ReturnType<typeof createShelf>
