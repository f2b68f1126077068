import type { Queryable } from '../../database/server/database.ts'
import type { Survey } from '../survey.ts'

/**
 * Adds them in the order given, as long as their month has room. day: any day of the month, `YYYY-MM-DD`; the month
 * is kept. The same id again changes nothing.
 */
export async function addSurveys(
  db: Queryable,
  surveys: readonly Survey[],
  day: string,
  mostInMonth: number,
): Promise<void> {
  await db.query({
    name: 'chat.add-surveys',
    text: `insert into chat.survey (id, month, heard, knows, again)
      select id, date_trunc('month', $5::date), heard, knows, again
      from unnest($1::bytea[], $2::smallint[], $3::smallint[], $4::smallint[])
        with ordinality as s (id, heard, knows, again, place)
      order by place
      limit greatest(0, $6 - (
        select count(*) from chat.survey where month = date_trunc('month', $5::date)))
      on conflict (id) do nothing`,
    values: [
      surveys.map(({ id }) => id),
      surveys.map(({ heard }) => heard),
      surveys.map(({ knows }) => knows),
      surveys.map(({ again }) => again),
      day,
      mostInMonth,
    ],
  })
}

/** Those of months before the month of this day. */
export async function deleteSurveys(db: Queryable, day: string): Promise<void> {
  await db.query({
    name: 'chat.delete-surveys',
    text: `delete from chat.survey where month < date_trunc('month', $1::date)`,
    values: [day],
  })
}
