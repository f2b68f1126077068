import type { ComponentChildren } from 'preact'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { SkipLink, TopBar } from '../ui/TopBar.tsx'
import type { Language } from '../words/language.ts'
import type { PagePath } from './address.ts'
import { addressOf } from './address.ts'
import { footWords } from './page-words.ts'

type ShellProps = {
  readonly language: Language
  /** null on a page that is not there in other languages, such as an error. */
  readonly path: PagePath | null
  readonly exitTo: string
  readonly children: ComponentChildren
}

/** Around every public page: the way out on top, languages, text pages at the foot. */
export function Shell({ language, path, exitTo, children }: ShellProps) {
  const say = footWords[language]
  return (
    <>
      <SkipLink language={language} to="main" />
      <TopBar language={language} exitTo={exitTo} home={addressOf('/', language)} />
      <main class="page" id="main" tabIndex={-1}>
        <LanguageChoice language={language} addressIn={(other) => addressOf(path ?? '/', other)} />
        {children}
      </main>
      <footer class="foot">
        <a href={addressOf('/wis-je-sporen', language)}>{say.traces}</a>
        <a href={addressOf('/privacy', language)}>{say.privacy}</a>
        <a href={addressOf('/toegankelijkheid', language)}>{say.accessibility}</a>
      </footer>
    </>
  )
}
