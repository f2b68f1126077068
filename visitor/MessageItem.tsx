import type { Item, TextItem } from '../src/chat/sealed/view.ts'
import type { Say } from './say.ts'
import type { Visit } from './visit.ts'

type ItemProps = {
  readonly item: Item
  readonly previous: Item | undefined
  /** The last of her own texts says how far it got. */
  readonly showStatus: boolean
  readonly visit: Visit
  readonly say: Say
}

/** One line of the conversation. Text is text: nothing in it becomes a link or a picture. */
export function MessageItem({ item, previous, showStatus, visit, say }: ItemProps) {
  if (item.kind !== 'text') return <p class="aside">{asideText(item, say)}</p>
  const { status, mine } = item
  const settled = status.kind === 'sent' || status.kind === 'delivered' || status.kind === 'read'
  const conversation = visit.conversation()
  return (
    <>
      {!mine && !isSameAuthor(item, previous) && (
        <span class="author">{item.by.name ?? say.words.chat.somebody}</span>
      )}
      <p class={mine ? 'bubble mine' : 'bubble'}>{item.text}</p>
      {mine && (showStatus || !settled) && (
        <span class={settled ? 'status' : 'status open'}>{statusText(item, say)}</span>
      )}
      {status.kind === 'held' && (
        // Other people, another button: a press that began before they came does nothing.
        <span class="choose" key={status.epoch}>
          <button
            type="button"
            class="choice"
            onClick={() => conversation?.sendAnyway(item.key, status.epoch)}
          >
            {say.words.chat.sendAnyway}
          </button>
          <button type="button" class="choice" onClick={() => conversation?.discard(item.key)}>
            {say.words.chat.discard}
          </button>
        </span>
      )}
    </>
  )
}

function isSameAuthor(item: TextItem, previous: Item | undefined): boolean {
  return previous?.kind === 'text' && !previous.mine && previous.by.name === item.by.name
}

function statusText({ status }: TextItem, { words, fill, list }: Say): string {
  const say = words.chat
  switch (status.kind) {
    case 'held':
      return fill(say.held, { names: list(status.newcomers.map((name) => name || say.team)) })
    case 'unsendable':
      return say.unsendable[status.why]
    default:
      return say.status[status.kind]
  }
}

function asideText(item: Exclude<Item, TextItem>, { words, fill, list }: Say): string {
  const say = words.chat
  switch (item.kind) {
    case 'unopened':
      return say.unopened[item.why]
    case 'gap':
      return say.gap[item.why]
    case 'earlier':
      return say.earlier
    case 'joined':
      return fill(say.joined, { names: list(item.names) })
    case 'left':
      return fill(say.left, { names: list(item.names) })
    case 'parked':
      return `${item.by ? fill(say.parked, { name: item.by }) : say.wentOn} ${item.readsBack ? say.mayReadBack : say.mayNotReadBack}`
    case 'refused':
      return say.refused
    default:
      return item satisfies never
  }
}
