import { useEffect, useRef, useState } from 'preact/hooks'
import { TableHead } from '../../ui/TableHead.tsx'
import {
  dayAfter,
  type Entry,
  firstOf,
  isOn,
  lastOf,
  monthAfter,
  piecesOf,
  weeksOf,
} from '../calendar.ts'
import { calendarWords as say, sayWholeDay } from '../calendar-words.ts'
import { EntryLink } from './EntryLink.tsx'

type MonthParts = {
  /** `YYYY-MM`. */
  readonly month: string
  readonly today: string
  readonly entries: readonly Entry[]
  /** by: months. */
  readonly onMonth: (by: number) => void
}

/** Which key leads how many days on. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
}
/**
 * A month to look at and to walk through; below it what is on on the chosen day. One day takes part in the order of Tab,
 * the arrows lead to the others. Source: ARIA Authoring Practices, roving tabindex.
 */
export function Month({ month, today, entries, onMonth }: MonthParts) {
  const [first, last] = [firstOf(month), lastOf(month)]
  const [asked, setAsked] = useState(today)
  const chosen = asked.startsWith(month) ? asked : first
  const table = useRef<HTMLTableElement>(null)
  /** Where a key led last: an older effect must not take the place of a newer one. */
  const walkedTo = useRef<string | null>(null)
  // The page moves on to its heading when the month changes; who walked there with a key walks on.
  useEffect(() => {
    if (walkedTo.current !== asked || !asked.startsWith(month)) return
    table.current?.querySelector<HTMLElement>(`[data-day="${asked}"]`)?.focus()
    walkedTo.current = null
  }, [month, asked])
  const press = (event: KeyboardEvent) => {
    const months = { PageUp: -1, PageDown: 1 }[event.key]
    const days = steps[event.key]
    const ends = { Home: first, End: last }[event.key]
    const target = ends ?? (days === undefined ? null : dayAfter(chosen, days))
    if (months === undefined && target === null) return
    event.preventDefault()
    const to = target ?? firstOf(monthAfter(month, months ?? 0))
    walkedTo.current = to
    setAsked(to)
    if (!to.startsWith(month)) onMonth(to < first ? -1 : 1)
  }
  const on = entries.filter((entry) => isOn(entry, chosen))
  return (
    <>
      <table ref={table} class="month" aria-labelledby="calendar-title">
        <TableHead names={say.weekdays} />
        <tbody>
          {weeksOf(month).map((week) => (
            <Week
              key={week[0]}
              week={week}
              {...{ month, today, entries, chosen }}
              onChoose={setAsked}
              onPress={press}
            />
          ))}
        </tbody>
      </table>
      <section aria-labelledby="day-title" class="on-day">
        <h3 id="day-title">{say.onDay(sayWholeDay(chosen))}</h3>
        {on.length === 0 && <p class="soft">{say.nothingOn}</p>}
        <ul>
          {on.map((entry) => (
            <li key={`${entry.kind} ${entry.campaign} ${entry.detail}`}>
              <EntryLink entry={entry} /> <span class="soft">{say.kinds[entry.kind]}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

type WeekParts = Omit<MonthParts, 'onMonth'> & {
  readonly week: readonly string[]
  readonly chosen: string
  readonly onChoose: (day: string) => void
  readonly onPress: (event: KeyboardEvent) => void
}

function Week({ week, month, today, entries, chosen, onChoose, onPress }: WeekParts) {
  const pieces = piecesOf(entries, week)
  const lanes = Math.max(1, ...pieces.map(({ lane }) => lane + 1))
  return (
    <tr>
      {week.map((day, column) => {
        const inMonth = day.startsWith(month)
        const on = entries.filter((entry) => isOn(entry, day))
        return (
          <td key={day} class={inMonth ? '' : 'other'}>
            {inMonth ? (
              <button
                type="button"
                data-day={day}
                tabIndex={day === chosen ? 0 : -1}
                aria-pressed={day === chosen}
                aria-label={[sayWholeDay(day), ...on.map(nameOf)].join(', ')}
                {...(day === today && { 'aria-current': 'date' as const })}
                onClick={() => onChoose(day)}
                onKeyDown={onPress}
              >
                {Number(day.slice(8))}
              </button>
            ) : (
              <span class="number">{Number(day.slice(8))}</span>
            )}
            {Array.from({ length: lanes }, (_, lane) => {
              const piece = pieces.find((one) => one.lane === lane && one.column === column)
              return (
                <span key={lane} class="lane" aria-hidden="true">
                  {piece && (
                    <span
                      class={`piece ${piece.entry.kind} ${piece.begins ? 'begins' : ''} ${piece.ends ? 'ends' : ''}`}
                      style={{ inlineSize: `calc(${piece.days * 100}% + ${piece.days - 1}px)` }}
                    >
                      {nameOf(piece.entry)}
                    </span>
                  )}
                </span>
              )
            })}
          </td>
        )
      })}
    </tr>
  )
}

const nameOf = ({ name, detail, kind }: Entry) =>
  `${kind === 'deadline' ? `${say.kinds.deadline}: ` : ''}${name}${detail && `, ${detail}`}`
