import { direction } from '../../words/language.ts'
import type { SearchLine, SearchView } from '../search/exchange.ts'
import type { Part } from '../search/highlight.ts'

type SearchResultsProps = { readonly view: SearchView | null }

/** What was found. A screen reader hears how many; `as-you-type.ts` draws the same. */
export function SearchResults({ view }: SearchResultsProps) {
  const says = view ? [view.says, ...view.notes].filter(Boolean) : []
  return (
    <>
      <div role="status" data-found>
        {says.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div data-call>
        {view?.call && (
          <p class="notice bad">
            {view.call.for} <a href={view.call.href}>{view.call.name}</a>
          </p>
        )}
      </div>
      <ol class="found" data-results>
        {view?.results.map((line) => (
          <ResultLine key={line.address} line={line} />
        ))}
      </ol>
    </>
  )
}

function ResultLine({ line }: { readonly line: SearchLine }) {
  const { address, language, title, text, where, foreign } = line
  const other = foreign === null ? {} : { lang: language, dir: direction(language) }
  return (
    <li>
      <div {...other}>
        <a href={address}>
          <Marked parts={title} />
        </a>
        <p>
          <Marked parts={text} />
        </p>
      </div>
      <small>{foreign === null ? where : `${where} · ${foreign}`}</small>
    </li>
  )
}

const Marked = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>{parts.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</>
)
