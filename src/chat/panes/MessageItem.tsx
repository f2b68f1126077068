import { formatTime } from '../../words/time.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import type { Item, TextItem } from '../sealed/view.ts'
import { authorName, listNames } from './names.ts'

type MessageItemParts = {
  readonly item: Item
  readonly onSendAnyway: (key: string, seenEpoch: number) => void
  readonly onDiscard: (key: string) => void
}

/** One line of the log. Words of others are text and nothing else: no link, no picture, no markup. */
export function MessageItem({ item, onSendAnyway, onDiscard }: MessageItemParts) {
  if (item.kind !== 'text') return <Remark item={item} />
  const { status } = item
  return (
    <li class={`message${item.mine ? ' mine' : ''}${stuck(item) ? ' stuck' : ''}`}>
      <span class="unseen">
        <bdi>{authorName(item.mine, item.by)}</bdi>:{' '}
      </span>
      {!item.mine && item.by.kind === 'staff' && (
        <b class="by">
          <bdi>{item.by.name}</bdi>
        </b>
      )}
      <p class="words" dir="auto">
        {item.text}
      </p>
      <span class="when">
        <time dateTime={new Date(item.sentAt).toISOString()}>{formatTime('nl', item.sentAt)}</time>
        {item.mine && <span class="status"> {statusWord(item)}</span>}
      </span>
      {status.kind === 'held' && (
        <div class="ask" key={status.epoch}>
          <p>
            <bdi>{words.held(listNames(status.newcomers), status.newcomers.length > 1)}</bdi>
          </p>
          <button
            type="button"
            class="button button-main"
            onClick={() => onSendAnyway(item.key, status.epoch)}
          >
            {words.sendAnyway}
          </button>{' '}
          <button type="button" class="button" onClick={() => onDiscard(item.key)}>
            {words.discard}
          </button>
        </div>
      )}
      {status.kind === 'unsendable' && (
        <div class="ask">
          <p>{words.unsendable[status.why]}</p>
          <button type="button" class="button" onClick={() => onDiscard(item.key)}>
            {words.remove}
          </button>
        </div>
      )}
    </li>
  )
}

function stuck({ status }: TextItem): boolean {
  return status.kind === 'waiting' || status.kind === 'held' || status.kind === 'unsendable'
}

function statusWord({ status }: TextItem): string {
  return status.kind === 'held' || status.kind === 'unsendable'
    ? words.status.waiting
    : words.status[status.kind]
}

/** What happened between the words: who came and went, what is missing, what was refused. */
function Remark({ item }: { readonly item: Exclude<Item, TextItem> }) {
  switch (item.kind) {
    case 'unopened':
      return <li class="remark warn">{words.unopened[item.why]}</li>
    case 'gap':
      return <li class="remark warn">{words.gap[item.why]}</li>
    case 'refused':
      return <li class="remark bad">{words.refusedMember}</li>
    case 'earlier':
      return <li class="remark">{words.earlier(item.count)}</li>
    case 'parked':
      return (
        <li class="remark">
          <bdi>{words.parked(item.by)}</bdi> {item.readsBack ? words.readsBack : words.readsNotBack}
        </li>
      )
    case 'joined':
      return (
        <li class="remark">
          <bdi>{words.joined(listNames(item.names), item.names.length > 1)}</bdi>
        </li>
      )
    case 'left':
      return (
        <li class="remark">
          <bdi>{words.left(listNames(item.names), item.names.length > 1)}</bdi>
        </li>
      )
  }
}
