import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/**
 * Keeps a scrolling box at its end while it is there, and leaves it alone while somebody reads higher up.
 * lastKey: what is last now; followAnyway: the reader herself added it.
 */
export function useEnd(lastKey: string | undefined, followAnyway: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLOListElement>(null)
  const held = useRef(true)
  const [atEnd, setAtEnd] = useState(true)
  const [below, setBelow] = useState(false)

  useLayoutEffect(() => {
    if (lastKey === undefined) return
    if (held.current || followAnyway) toEnd(box.current)
    else setBelow(true)
  }, [lastKey, followAnyway])

  // The box or its content changed height (a taller composer, a status line): the end stays the end.
  useEffect(() => {
    const watcher = new ResizeObserver(() => held.current && toEnd(box.current))
    if (box.current) watcher.observe(box.current)
    if (content.current) watcher.observe(content.current)
    return () => watcher.disconnect()
  }, [])

  const onScroll = () => {
    const log = box.current
    if (!log) return
    held.current = log.scrollHeight - log.scrollTop - log.clientHeight < 24
    setAtEnd(held.current)
    if (held.current) setBelow(false)
  }
  return { box, content, onScroll, atEnd, below, goToEnd: () => toEnd(box.current) }
}

function toEnd(log: HTMLElement | null) {
  if (log) log.scrollTop = log.scrollHeight
}
