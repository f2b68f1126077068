import type { Entry } from '../calendar.ts'
import { calendarWords as say } from '../calendar-words.ts'
import { printWhere } from './where.ts'

/** What it is, leading to its campaign; late where nobody looked in time. */
export const EntryLink = ({ entry }: { readonly entry: Entry }) => (
  <>
    <a href={printWhere('campagnes', `${entry.campaign}`)}>
      {entry.name}
      {entry.detail && `: ${entry.detail}`}
    </a>{' '}
    {entry.late && <span class="state review">{say.late}</span>}
  </>
)
