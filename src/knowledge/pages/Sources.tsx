import { words as directoryWords } from '../../directory/words.ts'
import { Fold } from '../../ui/Card.tsx'
import type { PageBodyProps } from './PageBody.tsx'
import { dayText, sourceText } from './source-text.ts'
import { words } from './words.ts'

/** Where a page comes from, which of it nobody checked, and when an editor looks at it again. */
export function Sources({ text, around, publishedOn }: PageBodyProps) {
  const { language, today } = around
  const { sources, review } = text.head
  const say = words[language]
  const late = review !== null && review < today
  return (
    <Fold title={say.sources}>
      <ul>
        {sources.map((source) => (
          <li key={source.says}>
            {sourceText(language, source)}{' '}
            {source.checkedOn === null && (
              <span class="tag">{directoryWords[language].concept}</span>
            )}
          </li>
        ))}
      </ul>
      <p class="small">
        {publishedOn && say.changedOn(dayText(language, publishedOn))}{' '}
        {review && (late ? say.reviewLate : say.reviewOn)(dayText(language, review))}
      </p>
    </Fold>
  )
}
