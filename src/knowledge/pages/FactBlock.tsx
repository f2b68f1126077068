import { words as directoryWords } from '../../directory/words.ts'
import type { Fact } from '../fact.ts'
import { isConceptFact } from '../fact.ts'
import type { Around } from './around.ts'
import { sourceText } from './source-text.ts'

/** A statement with where it comes from, when that was checked, and a mark when it was not or too long ago. */
export function FactBlock({ fact, around }: { readonly fact: Fact; readonly around: Around }) {
  const { language, today } = around
  return (
    <div class="fact">
      <p>{fact.text}</p>
      <p class="small">
        {fact.sources.map((source) => sourceText(language, source)).join('. ')}{' '}
        {isConceptFact(fact, today) && <span class="tag">{directoryWords[language].concept}</span>}
      </p>
    </div>
  )
}
