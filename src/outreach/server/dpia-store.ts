import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'

export const confirmationRow = z.object({ account: z.string(), name: z.string(), day: z.string() })
export type Confirmation = z.infer<typeof confirmationRow>

/** Who agreed to this document, not longer than a year ago. */
export async function readConfirmations(
  db: Queryable,
  document: string,
  today: string,
): Promise<Confirmation[]> {
  const { rows } = await db.query({
    name: 'outreach.dpia-confirmations',
    text: `select account, name, day from outreach.dpia_confirmation
      where document = $1 and day > ($2::date - interval '1 year')::date order by day, account`,
    values: [document, today],
  })
  return rows.map((row) => confirmationRow.parse(row))
}

export async function saveConfirmation(
  tx: Queryable,
  document: string,
  { account, name, day }: Confirmation,
): Promise<void> {
  await tx.query({
    name: 'outreach.save-dpia-confirmation',
    text: `insert into outreach.dpia_confirmation (document, account, name, day) values ($1, $2, $3, $4)
      on conflict (document, account) do update set name = excluded.name, day = excluded.day`,
    values: [document, account, name, day],
  })
}

/** Hers, also from an account that she had before. */
export async function deleteConfirmation(
  tx: Queryable,
  document: string,
  { account, name }: Pick<Confirmation, 'account' | 'name'>,
): Promise<void> {
  await tx.query({
    name: 'outreach.delete-dpia-confirmation',
    text: 'delete from outreach.dpia_confirmation where document = $1 and (account = $2 or name = $3)',
    values: [document, account, name],
  })
}
