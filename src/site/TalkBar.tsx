import type { Moment } from '../directory/chat-state.ts'
import { chatStateDetail, words as directoryWords } from '../directory/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import type { Language } from '../words/language.ts'
import { addressOf } from './address.ts'
import { talkWords } from './page-words.ts'

type TalkBarProps = {
  readonly language: Language
  /** From `talkState`. */
  readonly state: string
  readonly open: boolean
}

/** The chat, one tap away from every page, with whether it is open. */
export function TalkBar({ language, state, open }: TalkBarProps) {
  return (
    <section class="talk" aria-label={talkWords[language].label}>
      {state && <p class={open ? 'state open' : 'state'}>{state}</p>}
      <LinkButton href={addressOf('/chat', language)} weight={open ? 'main' : 'quiet'}>
        {talkWords[language].talk}
      </LinkButton>
    </section>
  )
}

/** Open, busy, or when it opens; no waiting time, so that a page is not made anew every minute. '' when nobody knows. */
export function talkState(language: Language, { state, instant }: Moment): string {
  const say = directoryWords[language]
  switch (state.kind) {
    case 'open':
      return say.chatOpen
    case 'full':
      return say.chatFull
    case 'closed':
      return chatStateDetail(language, state, instant) || say.chatClosed
    case 'unknown':
      return ''
    default:
      return state satisfies never
  }
}
