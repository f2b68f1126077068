import { useEffect, useState } from 'preact/hooks'
import type { DeskConversation } from '../chat/panes/desk-conversation.ts'

/** How many of her conversations hold words she has not seen. */
export function useUnread(mine: readonly DeskConversation[]): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const stores = mine.flatMap(({ store }) => store ?? [])
    const look = () => setCount(stores.filter((store) => store.view().unread > 0).length)
    look()
    const stops = stores.map((store) => store.subscribe(look))
    return () => {
      for (const stop of stops) stop()
    }
  }, [mine])
  return count
}
