import type { Queryable } from '../../database/server/database.ts'
import type { NumberAsk, NumberChange } from '../numbers.ts'

/** The numbers that were changed at the desk. */
export async function readNumbers(db: Queryable): Promise<NumberChange[]> {
  const { rows } = await db.query({
    name: 'directory.numbers',
    text: 'select id, number, source, verified_on from directory.helpline_number order by id',
  })
  return rows.map((row) => ({
    id: String(row['id']),
    number: String(row['number']),
    numberCheck: { source: String(row['source']), verifiedOn: String(row['verified_on']) },
  }))
}

export async function saveNumber(
  tx: Queryable,
  id: string,
  { number, source, checkedOn }: NumberAsk,
): Promise<void> {
  await tx.query({
    name: 'directory.save-number',
    text: `insert into directory.helpline_number (id, number, source, verified_on) values ($1, $2, $3, $4)
      on conflict (id) do update
      set number = excluded.number, source = excluded.source, verified_on = excluded.verified_on`,
    values: [id, number, source, checkedOn],
  })
}
