import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ConversationView } from '../src/chat/sealed/view.ts'
import { MessageItem } from './MessageItem.tsx'
import type { Say } from './say.ts'
import type { Visit } from './visit.ts'

/** This near to the end counts as reading along. */
const nearPx = 80

type LogProps = {
  readonly visit: Visit
  readonly chat: ConversationView
  readonly say: Say
  /** She came back: the first line stays in sight until she scrolls or writes. */
  readonly fromTop: boolean
  /** Stands above the messages. */
  readonly children?: ComponentChildren
}

/** The messages. Whoever reads at the end stays there; whoever reads back is never moved. */
export function MessageLog({ visit, chat, say, fromTop, children }: LogProps) {
  const { words, fill, list } = say
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const stays = useRef(fromTop)
  const seenHeight = useRef(0)
  const [behind, setBehind] = useState(false)
  const { items, typing, head } = chat
  const last = items.at(-1)
  const lastMine = items.findLast((item) => item.kind === 'text' && item.mine)

  const toEnd = () => {
    const element = box.current
    if (element) element.scrollTop = element.scrollHeight
    atEnd.current = true
    stays.current = false
    setBehind(false)
  }
  const follow = () => {
    if (atEnd.current && !stays.current) toEnd()
  }
  const tellShown = () => {
    if (atEnd.current && document.visibilityState === 'visible') visit.conversation()?.shown(head)
  }

  useLayoutEffect(() => {
    const mine = last?.kind === 'text' && last.mine
    if (stays.current && box.current) atEnd.current = isAtEnd(box.current)
    if (mine) toEnd()
    else if (atEnd.current) follow()
    else setBehind(true)
  }, [last?.key])
  // Her own words keep their key when they are committed: their number is what changes.
  useLayoutEffect(tellShown, [last?.key, head])
  useLayoutEffect(follow)
  useEffect(() => {
    // The keyboard came up or the phone was turned.
    const watch = new ResizeObserver(() => {
      seenHeight.current = box.current?.clientHeight ?? 0
      follow()
    })
    const element = box.current
    if (element) {
      watch.observe(element)
      element.tabIndex = 0 // the keyboard scrolls what it can reach
      // She opens the telephone numbers: they stay where they open.
      element.addEventListener('toggle', () => (atEnd.current = isAtEnd(element)), true)
    }
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    document.addEventListener('visibilitychange', tellShown)
    return () => document.removeEventListener('visibilitychange', tellShown)
  })

  const onScroll = () => {
    const element = box.current
    // A box that just became smaller scrolls too: that was not her.
    if (!element || element.clientHeight !== seenHeight.current) return
    stays.current = false
    atEnd.current = isAtEnd(element)
    if (atEnd.current) {
      setBehind(false)
      tellShown()
    }
  }
  const names = chat.who.flatMap(({ kind, name }) => (kind === 'staff' && name ? [name] : []))
  return (
    <section class="log" ref={box} onScroll={onScroll} aria-label={words.chat.log}>
      <div class="lines">
        {children}
        <div class="lines" role="log" aria-live="polite">
          {items.map((item, at) => (
            <MessageItem
              key={item.key}
              item={item}
              previous={items[at - 1]}
              showStatus={item === lastMine}
              visit={visit}
              say={say}
            />
          ))}
        </div>
        <p class="typing" role="status">
          {typing && chat.state === 'active' && fill(words.chat.typing, { names: list(names) })}
        </p>
      </div>
      {behind && (
        <button type="button" class="below" onClick={toEnd}>
          {words.chat.newBelow}
        </button>
      )}
    </section>
  )
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < nearPx
}
