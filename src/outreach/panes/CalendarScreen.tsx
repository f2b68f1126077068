import { useMemo } from 'preact/hooks'
import { z } from 'zod'
import { TableHead } from '../../ui/TableHead.tsx'
import { useAsked } from '../../ui/use-asked.ts'
import { calendarPath, type Entry, entryShape, monthAfter, monthForm } from '../calendar.ts'
import { calendarWords as say, sayMonth } from '../calendar-words.ts'
import { sayDay, outreachWords as words } from '../words.ts'
import { Month } from './CalendarMonth.tsx'
import type { ScreenParts } from './desk.ts'
import { EntryLink } from './EntryLink.tsx'
import { printWhere } from './where.ts'

export const calendarScreen = 'kalender'
const entriesShape = z.array(entryShape)

/** A month of campaigns, creatives and what has to be looked at; the same as a table below it. */
export function CalendarScreen({ desk, rest }: ScreenParts) {
  const { asking, today } = desk
  const month = monthForm.test(rest[0] ?? '') ? (rest[0] ?? '') : today.slice(0, 7)
  const path = `${calendarPath}?month=${month}`
  const { value: entries, answer } = useAsked(asking, path, entriesShape)
  const shown = useMemo(() => entries ?? [], [entries])
  const to = (by: number) => printWhere(calendarScreen, monthAfter(month, by))
  return (
    <section class="outreach-screen" aria-labelledby="calendar-title">
      <div class="filters">
        <h2 id="calendar-title">{sayMonth(month)}</h2>
        <span class="grow" />
        <nav class="month-choice" aria-label={say.choose}>
          <a class="button icon" href={to(-1)} aria-label={say.before}>
            ‹
          </a>
          <a class="button" href={printWhere(calendarScreen)}>
            {say.now}
          </a>
          <a class="button icon" href={to(1)} aria-label={say.after}>
            ›
          </a>
        </nav>
      </div>
      <Month
        month={month}
        today={today}
        entries={shown}
        onMonth={(by) => {
          window.location.hash = to(by)
        }}
      />
      <p class="soft">{say.keys}</p>
      {!entries && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      {entries?.length === 0 && <p class="soft">{say.nothingHere}</p>}
      {shown.length > 0 && <All month={month} entries={shown} />}
    </section>
  )
}

function All({ month, entries }: { readonly month: string; readonly entries: readonly Entry[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached with the keyboard
    <section class="wide" tabIndex={0} aria-label={say.all(sayMonth(month))}>
      <table class="table">
        <TableHead names={[say.what, say.kind, say.from, say.until]} />
        <tbody>
          {entries.map((entry) => (
            <tr key={`${entry.kind} ${entry.campaign} ${entry.detail} ${entry.from}`}>
              <th scope="row">
                <EntryLink entry={entry} />
              </th>
              <td>{say.kinds[entry.kind]}</td>
              <td>{sayDay(entry.from)}</td>
              <td>{sayDay(entry.until)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
