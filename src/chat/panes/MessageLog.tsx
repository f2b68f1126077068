import { useEffect } from 'preact/hooks'
import { chatDeskWords as words } from '../desk-words.ts'
import type { Item } from '../sealed/view.ts'
import { MessageItem } from './MessageItem.tsx'
import { useEnd } from './use-end.ts'

type MessageLogParts = {
  readonly name: string
  readonly items: readonly Item[]
  /** Nothing is known of it yet. */
  readonly opening: boolean
  /** The visitor reads what is written here later, with her code. */
  readonly asMessage: boolean
  readonly onSendAnyway: (key: string, seenEpoch: number) => void
  readonly onDiscard: (key: string) => void
  /** Told whether the last words are in sight. */
  readonly onAtEnd: (atEnd: boolean) => void
}

/** A box that scrolls must be reachable by keyboard. Source: WCAG 2.2, 2.1.1. */
const reachable = { tabIndex: 0 }

/** The words so far, read out as they come. New words never move what somebody reads higher up. */
export function MessageLog({
  name,
  items,
  opening,
  asMessage,
  onSendAnyway,
  onDiscard,
  onAtEnd,
}: MessageLogParts) {
  const last = items.at(-1)
  const end = useEnd(last?.key, last?.kind === 'text' && last.mine)
  useEffect(() => onAtEnd(end.atEnd), [onAtEnd, end.atEnd])
  const bare = !items.some(({ kind }) => kind === 'text' || kind === 'earlier' || kind === 'parked')
  const [teach, how] = asMessage
    ? [words.messageEmpty, words.messageEmptyHow]
    : [words.logEmpty, words.logEmptyHow]
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-label={words.log(name)}
        ref={end.box}
        onScroll={end.onScroll}
        {...reachable}
      >
        {bare && (
          <div class="empty">
            <p>{opening ? words.opening : teach}</p>
            {!opening && <p class="soft">{how}</p>}
          </div>
        )}
        <ol ref={end.content}>
          {items.map((item) => (
            <MessageItem
              key={item.key}
              item={item}
              onSendAnyway={onSendAnyway}
              onDiscard={onDiscard}
            />
          ))}
        </ol>
      </div>
      {end.below && (
        <button type="button" class="button button-main below" onClick={end.goToEnd}>
          {words.newBelow}
        </button>
      )}
    </div>
  )
}
