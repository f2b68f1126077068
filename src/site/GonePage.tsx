import { DangerNotice } from '../directory/Helplines.tsx'
import { type Section, sectionAddress } from '../knowledge/page.ts'
import { LinkButton } from '../ui/Button.tsx'
import type { Language } from '../words/language.ts'
import { addressOf } from './address.ts'
import { goneWords } from './page-words.ts'

type GonePageProps = { readonly language: Language; readonly section: Section }

/** Where a text stood that was taken away: says so, and shows the way on. */
export function GonePage({ language, section }: GonePageProps) {
  const say = goneWords[language]
  return (
    <div class="prose stack">
      <section>
        <h1>{say.title}</h1>
        <p class="lead">{say.lead}</p>
        <LinkButton href={sectionAddress(section, language) ?? addressOf('/', language)}>
          {say.list}
        </LinkButton>
      </section>
      <DangerNotice language={language} />
    </div>
  )
}
