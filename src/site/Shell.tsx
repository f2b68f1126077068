import type { ComponentChildren } from 'preact'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { SkipLink, TopBar } from '../ui/TopBar.tsx'
import type { Language } from '../words/language.ts'
import { addressOf } from './address.ts'
import { footWords } from './page-words.ts'

export type ShellProps = {
  readonly language: Language
  /** This page in another language. */
  readonly addressIn: (language: Language) => string
  /** In which languages it can be read; all of them when it is left out. */
  readonly there?: readonly Language[]
  readonly exitTo: string
  /** The script reads it from the page: see public-page.ts. */
  readonly keepsHistory: boolean
  /** The bar that leads to the chat; null where the page itself does. */
  readonly talk: ComponentChildren
  readonly children: ComponentChildren
}

/** Around every public page: the way out on top, languages, the chat in reach, text pages at the foot. */
export function Shell(props: ShellProps) {
  const { language, addressIn, there, exitTo, keepsHistory, talk, children } = props
  const say = footWords[language]
  return (
    <>
      <SkipLink language={language} to="main" />
      <TopBar language={language} exitTo={exitTo} home={addressOf('/', language)} />
      <main
        class={talk ? 'page read' : 'page'}
        id="main"
        tabIndex={-1}
        {...(keepsHistory && { 'data-keeps': '' })}
      >
        <LanguageChoice language={language} addressIn={addressIn} {...(there && { there })} />
        {children}
        {talk}
      </main>
      <footer class="foot">
        <a href={addressOf('/zoek', language)}>{say.search}</a>
        <a href={addressOf('/hulp', language)}>{say.help}</a>
        <a href={addressOf('/wis-je-sporen', language)}>{say.traces}</a>
        <a href={addressOf('/privacy', language)}>{say.privacy}</a>
        <a href={addressOf('/toegankelijkheid', language)}>{say.accessibility}</a>
      </footer>
    </>
  )
}
