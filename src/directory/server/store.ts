import type { Queryable, Row } from '../../database/server/database.ts'
import type { ChatHours } from '../chat-hours.ts'
import type { Range, Week } from '../hours.ts'

/** The organisation's own chat hours; null when it set none, so that the default in the code holds. */
export async function readChatHours(database: Queryable): Promise<ChatHours | null> {
  const rule = (
    await database.query({
      name: 'directory.chat-rule',
      text: 'select closed_on_holidays, entry_cut_off_minutes from directory.chat_rule',
    })
  ).rows[0]
  if (!rule) return null
  const hours = await database.query({
    name: 'directory.chat-hours',
    text: 'select weekday, opens, closes from directory.chat_hours order by weekday, opens',
  })
  const days = await database.query({
    name: 'directory.closed-days',
    text: 'select day from directory.closed_day order by day',
  })
  return {
    week: weekOf(hours.rows),
    closedOnHolidays: rule['closed_on_holidays'] === true,
    closedDays: days.rows.map((row) => String(row['day'])),
    entryCutOffMinutes: Number(rule['entry_cut_off_minutes']),
  }
}

/** Replaces the organisation's chat hours. Give it a transaction: it takes several statements. */
export async function saveChatHours(tx: Queryable, hours: ChatHours): Promise<void> {
  await tx.query({
    name: 'directory.save-chat-rule',
    text: `insert into directory.chat_rule (closed_on_holidays, entry_cut_off_minutes) values ($1, $2)
      on conflict (singleton) do update
      set closed_on_holidays = excluded.closed_on_holidays,
          entry_cut_off_minutes = excluded.entry_cut_off_minutes`,
    values: [hours.closedOnHolidays, hours.entryCutOffMinutes],
  })
  await tx.query({ name: 'directory.clear-chat-hours', text: 'delete from directory.chat_hours' })
  await tx.query({ name: 'directory.clear-closed-days', text: 'delete from directory.closed_day' })
  const ranges = hours.week.flatMap((day, index) =>
    day.map(([opens, closes]) => ({ weekday: index + 1, opens, closes })),
  )
  await tx.query({
    name: 'directory.save-chat-hours',
    text: `insert into directory.chat_hours (weekday, opens, closes)
      select weekday, opens, closes
      from unnest($1::smallint[], $2::time[], $3::time[]) as given (weekday, opens, closes)`,
    values: [
      ranges.map((range) => range.weekday),
      ranges.map((range) => range.opens),
      ranges.map((range) => range.closes),
    ],
  })
  await tx.query({
    name: 'directory.save-closed-days',
    text: `insert into directory.closed_day (day)
      select distinct day from unnest($1::date[]) as given (day)`,
    values: [hours.closedDays],
  })
}

function weekOf(rows: readonly Row[]): Week {
  const on = (weekday: number): Range[] =>
    rows
      .filter((row) => Number(row['weekday']) === weekday)
      .map((row) => [String(row['opens']).slice(0, 5), String(row['closes']).slice(0, 5)])
  return [on(1), on(2), on(3), on(4), on(5), on(6), on(7)]
}
