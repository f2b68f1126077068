import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { redactionWords as words } from '../desk-words.ts'
import type { Redaction } from './desk.ts'
import { StreetWords } from './StreetWords.tsx'

const wordsShape = z.array(z.looseObject({ word: z.string(), count: z.number() }))

/** What readers look for, as far as many do, and where words of the street lead them. */
export function FrequentWords({ redaction }: { readonly redaction: Redaction }) {
  const { value, answer } = useAsked(redaction.asking, '/api/v1/knowledge/words', wordsShape)
  return (
    <section class="one-column" aria-labelledby="words-title">
      <h2 id="words-title">{words.words}</h2>
      <p class="soft">{words.wordsHow}</p>
      {!value && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      {value?.length === 0 && <p>{words.wordsNone}</p>}
      {value && value.length > 0 && (
        <table class="table narrow">
          <thead>
            <tr>
              <th scope="col">{words.wordsWord}</th>
              <th scope="col">{words.wordsCount}</th>
            </tr>
          </thead>
          <tbody>
            {value.map(({ word, count }) => (
              <tr key={word}>
                <th scope="row">{word}</th>
                <td class="when">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <StreetWords redaction={redaction} />
    </section>
  )
}
