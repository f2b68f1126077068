import type { ComponentChildren } from 'preact'
import { Field } from '../../ui/Field.tsx'
import type { Language } from '../../words/language.ts'
import { mostCharacters } from '../search/asked.ts'
import type { SearchView } from '../search/exchange.ts'
import { searchWords } from '../search/words.ts'
import { SearchResults } from './SearchResults.tsx'

type SearchPageProps = {
  readonly language: Language
  /** Where the form asks: the page's own address. */
  readonly action: string
  /** What was asked. */
  readonly text: string
  /** null before anything is asked. */
  readonly view: SearchView | null
  /** What stands there when nothing was found. */
  readonly whenNone: ComponentChildren
}

/** The search page: whole without script, and searching as she types with it. What she asks stands in no address. */
export function SearchPage({ language, action, text, view, whenNone }: SearchPageProps) {
  const say = searchWords[language]
  return (
    <div class="search">
      <h1>{say.title}</h1>
      <search>
        <form method="post" action={action} data-search={language}>
          <Field id="zoek" label={say.label} hint={say.hint}>
            {(control) => (
              <input
                {...control}
                type="search"
                name="zoek"
                value={text}
                maxLength={mostCharacters}
                autoComplete="off"
                autoCapitalize="off"
                spellcheck={false}
                enterKeyHint="search"
                dir="auto"
              />
            )}
          </Field>
          <button type="submit" class="button">
            {say.button}
          </button>
        </form>
      </search>
      <SearchResults view={view} />
      <div class="stack none">{whenNone}</div>
      <p class="further">
        <a class="up" href={action}>
          {say.further}
        </a>
      </p>
      <p class="small">{say.kept}</p>
    </div>
  )
}
