import type { ComponentChildren } from 'preact'
import { words as directoryWords } from '../../directory/words.ts'
import type { Language } from '../../words/language.ts'

type ConceptLineProps = { readonly language: Language; readonly children: ComponentChildren }

/** Says that something was never checked, or too long ago. */
export function ConceptLine({ language, children }: ConceptLineProps) {
  return (
    <p class="small">
      <span class="tag">{directoryWords[language].concept}</span> {children}
    </p>
  )
}
