import type { Item, TextItem } from '../src/chat/sealed/view.ts'
import { type ChatWords, chatWords } from '../src/chat/words.ts'
import { intlTag, type Language } from '../src/words/language.ts'
import type { Visit } from './visit.ts'

type ItemProps = {
  readonly item: Item
  readonly previous: Item | undefined
  /** The last of her own texts says how far it got. */
  readonly showStatus: boolean
  readonly visit: Visit
  readonly language: Language
}

/** One line of the conversation. Text is text: nothing in it becomes a link or a picture. */
export function MessageItem({ item, previous, showStatus, visit, language }: ItemProps) {
  const say = chatWords[language]
  if (item.kind !== 'text') return <p class="aside">{asideText(item, say, language)}</p>
  const { status, mine } = item
  const settled = status.kind === 'sent' || status.kind === 'delivered' || status.kind === 'read'
  const conversation = visit.conversation()
  return (
    <>
      {!mine && !isSameAuthor(item, previous) && (
        <span class="author">{item.by.name ?? say.somebody}</span>
      )}
      <p class={mine ? 'bubble mine' : 'bubble'} dir="auto">
        {item.text}
      </p>
      {mine && (showStatus || !settled) && (
        <span class={settled ? 'status' : 'status open'}>{statusText(item, say, language)}</span>
      )}
      {status.kind === 'held' && (
        <span class="choose">
          <button type="button" class="choice" onClick={() => conversation?.sendAnyway(item.key)}>
            {say.sendAnyway}
          </button>
          <button type="button" class="choice" onClick={() => conversation?.discard(item.key)}>
            {say.discard}
          </button>
        </span>
      )}
    </>
  )
}

function isSameAuthor(item: TextItem, previous: Item | undefined): boolean {
  return previous?.kind === 'text' && !previous.mine && previous.by.name === item.by.name
}

function statusText({ status }: TextItem, say: ChatWords, language: Language): string {
  switch (status.kind) {
    case 'held':
      return say.held(list(status.newcomers, language))
    case 'unsendable':
      return say.unsendable[status.why]
    default:
      return say.status[status.kind]
  }
}

function asideText(item: Exclude<Item, TextItem>, say: ChatWords, language: Language): string {
  switch (item.kind) {
    case 'unopened':
      return say.unopened[item.why]
    case 'gap':
      return say.gap[item.why]
    case 'earlier':
      return say.earlier
    case 'joined':
      return say.joined(list(item.names, language))
    case 'left':
      return say.left(list(item.names, language))
    case 'refused':
      return say.refused
    default:
      return item satisfies never
  }
}

const list = (names: readonly string[], language: Language) =>
  new Intl.ListFormat(intlTag[language]).format(names)
