import { useLayoutEffect, useState } from 'preact/hooks'

export type Store<T> = { view(): T; subscribe(listener: () => void): () => void }

/** What a store shows now; the component is drawn again after each change of it. */
export function useStore<T>(store: Store<T>): T {
  const [drawn, draw] = useState({ store, view: store.view() })
  useLayoutEffect(() => {
    const look = () => draw({ store, view: store.view() })
    // What changed between drawing and listening would otherwise be missed.
    look()
    return store.subscribe(look)
  }, [store])
  return drawn.store === store ? drawn.view : store.view()
}
