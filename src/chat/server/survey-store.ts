import type { Queryable } from '../../database/server/database.ts'
import type { Survey } from '../survey.ts'

/** day: any day of the month, `YYYY-MM-DD`; the month is kept. The same id again changes nothing. */
export async function addSurvey(
  db: Queryable,
  { id, heard, knows, again }: Survey,
  day: string,
): Promise<void> {
  await db.query({
    name: 'chat.add-survey',
    text: `insert into chat.survey (id, month, heard, knows, again)
      values ($1, date_trunc('month', $2::date), $3, $4, $5) on conflict (id) do nothing`,
    values: [id, day, heard, knows, again],
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
