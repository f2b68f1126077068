import { direction, parseLanguage } from '../../words/language.ts'
import type { SearchLine, SearchView } from './exchange.ts'
import { readView } from './exchange.ts'
import type { Part } from './highlight.ts'

const quietMs = 200
const settledMs = 1_500

/**
 * Searches while a reader types, on the page that `SearchPage` drew: results change in place, no history entry, the
 * former question is dropped. Does nothing where no search is. Without it, the form asks by itself.
 */
export function searchAsYouType(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-search]')
  const input = form?.querySelector('input')
  const status = document.querySelector('[data-found]')
  const list = document.querySelector('[data-results]')
  const first = document.querySelector('[data-call]')
  const language = parseLanguage(form?.dataset['search'])
  if (!form || !input || !status || !list || !first || !language) return
  let timers: ReturnType<typeof setTimeout>[] = []
  let asking: AbortController | null = null
  let drawn = input.value

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    stop()
    void ask(true).then((answered) => answered || form.submit())
  })
  input.addEventListener('input', (event) => {
    stop()
    if (event instanceof InputEvent && event.isComposing) return
    if (input.value.trim() === '') return draw({ says: '', call: null, notes: [], results: [] })
    timers = [setTimeout(ask, quietMs, false), setTimeout(ask, settledMs, true)]
  })
  input.addEventListener('compositionend', () => {
    stop()
    timers = [setTimeout(ask, quietMs, false), setTimeout(ask, settledMs, true)]
  })

  function stop() {
    for (const timer of timers) clearTimeout(timer)
    asking?.abort()
  }

  /** settled: she stopped typing or asked by hand. False when no answer came; a dropped question counts as answered. */
  async function ask(settled: boolean): Promise<boolean> {
    const text = input!.value
    const mine = new AbortController()
    asking = mine
    try {
      const answer = await fetch('/api/v1/search', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, language, settled }),
        credentials: 'omit',
        signal: mine.signal,
      })
      const view = answer.ok ? readView(await answer.json()) : null
      if (view && text !== drawn) draw(view)
      return view !== null
    } catch {
      return mine.signal.aborted
    }
  }

  function draw({ says, call, notes, results }: SearchView) {
    drawn = input!.value
    first!.replaceChildren(...(call ? [callOf(call)] : []))
    status!.replaceChildren(...[says, ...notes].filter(Boolean).map((line) => made('p', [line])))
    list!.replaceChildren(...results.map(lineOf))
  }
}

/** The same as `SearchResults.tsx` draws. */
function lineOf({ address, language, title, text, where, foreign }: SearchLine): Element {
  const link = made('a', marked(title))
  link.setAttribute('href', address)
  const page = made('div', [link, made('p', marked(text))])
  if (foreign !== null) {
    page.setAttribute('lang', language)
    page.setAttribute('dir', direction(language))
  }
  return made('li', [page, made('small', [foreign === null ? where : `${where} · ${foreign}`])])
}

function callOf({ for: why, name, href }: NonNullable<SearchView['call']>): Element {
  const link = made('a', [name])
  link.setAttribute('href', href)
  const line = made('p', [`${why} `, link])
  line.className = 'notice bad'
  return line
}

const marked = (parts: readonly Part[]) =>
  parts.map(({ text, hit }) => (hit ? made('mark', [text]) : text))

function made(name: string, inside: readonly (string | Element)[]): Element {
  const element = document.createElement(name)
  element.append(...inside)
  return element
}
