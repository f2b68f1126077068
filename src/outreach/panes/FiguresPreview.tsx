import { figuresWords as say, sayEuros, sayNumber } from '../figures/desk-words.ts'
import type { LookedImport, Tried } from '../figures/exchange.ts'
import { figureFields, type Guess } from '../figures/mapping.ts'
import { fieldText, refusalText } from '../figures/words.ts'
import { sayDay } from '../words.ts'

type FiguresPreviewParts = {
  readonly value: LookedImport
  readonly guess: Guess
  readonly tried: Tried | null
}

/** The first rows of the columns that were chosen, and what becomes of each. */
export function FiguresPreview({ value, guess, tried }: FiguresPreviewParts) {
  const chosen = figureFields.flatMap((field) => {
    const at = guess[field]
    return at === null ? [] : [{ field, at }]
  })
  const first = (value.form?.headerRow ?? 0) + 1
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by keyboard
    <section class="table-place" aria-label={say.firstRows} tabIndex={0}>
      <table class="table blocks">
        <thead>
          <tr>
            <th scope="col">{say.row}</th>
            <th scope="col">{say.becomes}</th>
            {chosen.map(({ field }) => (
              <th key={field} scope="col">
                {fieldText[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.preview.map((cells, index) => (
            <tr key={index}>
              <th scope="row" data-label={say.row}>
                {first + index}
              </th>
              <td class="verdict">
                <Verdict tried={tried?.rows[index]} />
              </td>
              {chosen.map(({ field, at }) => (
                <td key={field} data-label={fieldText[field]}>
                  <bdi>{cells[at] ?? ''}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Verdict({ tried }: { readonly tried: Tried['rows'][number] | undefined }) {
  if (!tried) return null
  if (tried.kind === 'refused' && tried.word === 'total')
    return <span class="soft">{say.skipped}</span>
  if (tried.kind === 'refused')
    return (
      <>
        <span class="warn">{say.refuses}</span>
        {tried.field === null ? '' : `, ${fieldText[tried.field].toLowerCase()}`}
        <span class="verdict-why soft">{refusalText[tried.word]}</span>
      </>
    )
  const { day, shown, clicked, costCents } = tried
  return (
    <>
      <span class="ok">{say.counts}</span>{' '}
      <span class="soft">
        {sayDay(day)} · {sayNumber(shown)} / {sayNumber(clicked)} · {sayEuros(costCents)}
      </span>
    </>
  )
}
