import type { Ref } from 'preact'
import { ownName } from '../../words/language.ts'
import { sayDay, sayMoment, sayNames, redactionWords as words } from '../desk-words.ts'
import { type PageLine, placePath } from '../exchange.ts'
import { pageAddress } from '../page.ts'
import { statesOfLine } from './page-filter.ts'
import { States } from './States.tsx'
import { isDueSoon } from './tasks.ts'
import { printWhere } from './where.ts'

type PageTableParts = {
  readonly ref: Ref<HTMLTableElement>
  readonly pages: readonly PageLine[]
  readonly today: string
  /** All of one language: then it is not said again on every line. */
  readonly oneLanguage: boolean
}

/** A row for each page. Up and down go from title to title. */
export function PageTable({ ref, pages, today, oneLanguage }: PageTableParts) {
  const { columns } = words
  return (
    <div class="table-place">
      <table ref={ref} class="table" onKeyDown={stepRows}>
        <thead>
          <tr>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.section}</th>
            {!oneLanguage && <th scope="col">{columns.language}</th>}
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.review}</th>
            <th scope="col">{columns.draft}</th>
            <th scope="col">{columns.marks}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <Row key={placePath(page.place)} page={page} today={today} oneLanguage={oneLanguage} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowParts = Pick<PageTableParts, 'today' | 'oneLanguage'> & { readonly page: PageLine }

function Row({ page, today, oneLanguage }: RowParts) {
  const { place, published, draft, review } = page
  return (
    <tr>
      <th scope="row">
        <a href={printWhere({ kind: 'page', place })} lang={place.language}>
          <bdi>{page.title}</bdi>
        </a>{' '}
        <span class="soft address">{pageAddress(place)}</span>
      </th>
      <td>{words.section[place.section]}</td>
      {!oneLanguage && <td>{ownName[place.language]}</td>}
      <td>
        <States states={statesOfLine(page)} />
        {published?.from && published.state === 'scheduled' && (
          <span class="soft"> {words.from(sayMoment(published.from))}</span>
        )}
      </td>
      <td class="when">
        {review && (
          <span class={review < today ? 'bad' : isDueSoon(review, today) ? 'warn' : ''}>
            {sayDay(review)}
          </span>
        )}
      </td>
      <td>{draft && sayNames(draft.by)}</td>
      <td class="warn">
        {[published?.outdated && words.outdated, published?.concept && words.concept]
          .filter(Boolean)
          .join(' · ')}
      </td>
    </tr>
  )
}

function stepRows(event: KeyboardEvent) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0 || !(event.currentTarget instanceof HTMLElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody a')]
  const next = links[links.indexOf(event.target as HTMLElement) + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}
