import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { languages, ownName } from '../../words/language.ts'
import { redactionWords as words } from '../desk-words.ts'
import { pageLineShape, waitingShape } from '../exchange.ts'
import { sections } from '../page.ts'
import type { Redaction } from './desk.ts'
import { NewPage } from './NewPage.tsx'
import { PageTable } from './PageTable.tsx'
import { everyPage, filterPages, type PageFilter, pageStates } from './page-filter.ts'
import { Tasks } from './Tasks.tsx'
import { tasksIn } from './tasks.ts'

export const pageLinesShape = z.array(pageLineShape)
const waitingListShape = z.array(waitingShape)

/** Every page in one table, what is to be done beside it. */
export function PagesScreen({ redaction }: { readonly redaction: Redaction }) {
  const { asking, today, name, edits } = redaction
  const {
    answer,
    value: pages,
    reload,
  } = useAsked(asking, '/api/v1/knowledge/pages', pageLinesShape)
  const waiting = useAsked(asking, '/api/v1/knowledge/proposals', waitingListShape)
  const [filter, setFilter] = useState<PageFilter>(everyPage)
  const [making, setMaking] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event
      const typing = target instanceof Element && target.closest('input, textarea, select, dialog')
      if (key !== '/' || ctrlKey || metaKey || altKey || typing) return
      event.preventDefault()
      search.current?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  const shown = useMemo(() => filterPages(pages ?? [], filter), [pages, filter])
  const tasks = useMemo(() => tasksIn(pages ?? [], today, name), [pages, today, name])
  const set = (change: Partial<PageFilter>) => setFilter({ ...filter, ...change })
  const oneOf = <T extends string>(all: readonly T[], value: string) =>
    all.find((one) => one === value) ?? null
  if (!pages)
    return (
      <p class="empty" role="status">
        {answer && answer.kind !== 'done' ? words.offline : words.loading}{' '}
        {answer && answer.kind !== 'done' && (
          <button type="button" class="button" onClick={reload}>
            {words.again}
          </button>
        )}
      </p>
    )
  return (
    <div class="pages-screen">
      <section class="listed" aria-labelledby="pages-title">
        <div class="filters">
          <h2 id="pages-title">{words.pages}</h2>
          <search class="filters">
            <label class="labelled">
              <span class="unseen">{words.search}</span>
              <input
                ref={search}
                type="search"
                placeholder={`${words.search} (${words.searchKey})`}
                value={filter.words}
                onInput={(event) => set({ words: event.currentTarget.value })}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowDown') return
                  event.preventDefault()
                  table.current?.querySelector<HTMLElement>('tbody a')?.focus()
                }}
              />
            </label>
            <select
              aria-label={words.language}
              value={filter.language ?? ''}
              onChange={(event) => set({ language: oneOf(languages, event.currentTarget.value) })}
            >
              <option value="">{words.allLanguages}</option>
              {languages.map((language) => (
                <option key={language} value={language}>
                  {ownName[language]}
                </option>
              ))}
            </select>
            <select
              aria-label={words.sectionLabel}
              value={filter.section ?? ''}
              onChange={(event) => set({ section: oneOf(sections, event.currentTarget.value) })}
            >
              <option value="">{words.allSections}</option>
              {sections.map((section) => (
                <option key={section} value={section}>
                  {words.section[section]}
                </option>
              ))}
            </select>
            <select
              aria-label={words.stateLabel}
              value={filter.state ?? ''}
              onChange={(event) => set({ state: oneOf(pageStates, event.currentTarget.value) })}
            >
              <option value="">{words.allStates}</option>
              {pageStates.map((state) => (
                <option key={state} value={state}>
                  {words.state[state]}
                </option>
              ))}
            </select>
          </search>
          <span class="soft" role="status">
            {words.counted(shown.length, pages.length)}
          </span>
          <span class="grow" />
          {edits && (
            <button type="button" class="button button-main" onClick={() => setMaking(true)}>
              {words.newPage}
            </button>
          )}
        </div>
        {shown.length > 0 ? (
          <PageTable
            ref={table}
            pages={shown}
            today={today}
            oneLanguage={filter.language !== null}
          />
        ) : (
          <div class="empty">
            <p>{words.noneFits}</p>
            <p class="soft">{words.noneFitsHow}</p>
          </div>
        )}
      </section>
      <Tasks tasks={tasks} waiting={edits ? (waiting.value ?? []) : []} />
      {making && (
        <NewPage
          pages={pages}
          language={filter.language ?? 'nl'}
          redaction={redaction}
          onClose={() => setMaking(false)}
        />
      )}
    </div>
  )
}
