import type { ComponentChildren } from 'preact'
import type { ConversationView, Present } from '../src/chat/sealed/view.ts'
import { type ChatWords, chatWords } from '../src/chat/words.ts'
import { intlTag, type Language } from '../src/words/language.ts'
import { words } from './words.ts'

type WhoProps = {
  readonly language: Language
  readonly chat: ConversationView
  readonly action: ComponentChildren
}

/** Always in sight: who can read along, drawn from verified records only. */
export function WhoIsHere({ language, chat, action }: WhoProps) {
  const say = chatWords[language]
  const names = chat.who.flatMap(({ kind, name }) => (kind === 'staff' && name ? [name] : []))
  const joined = new Intl.ListFormat(intlTag[language]).format(names)
  const title =
    names.length === 0
      ? words[language].waiting
      : names.length === 1
        ? say.withYou(joined)
        : say.withYouMore(joined)
  return (
    <header class="who">
      <span class="dot" aria-hidden="true">
        {names[0]?.slice(0, 1) ?? '·'}
      </span>
      <span class="names">
        <h1 tabIndex={-1}>{title}</h1>
        <small>
          {say.whoIsHere}: {listOf(chat.who, say, language)}
        </small>
      </span>
      {action}
    </header>
  )
}

function listOf(who: readonly Present[], say: ChatWords, language: Language): string {
  const names = who.map(({ kind, name, me }) => {
    if (me) return say.me
    return kind === 'team' ? say.team : (name ?? say.somebody)
  })
  return new Intl.ListFormat(intlTag[language]).format(names)
}
