import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'

const proposalRow = z.object({
  csv: z.string(),
  proposed_by: z.string(),
  account: z.string(),
  revision: z.coerce.number().int(),
})
export type Proposal = z.infer<typeof proposalRow>

/** Locks it, so that it is confirmed once. */
export async function readProposal(tx: Queryable): Promise<Proposal | null> {
  const { rows } = await tx.query({
    name: 'directory.proposal',
    text: 'select csv, proposed_by, account, revision from directory.contact_proposal for update',
  })
  return rows[0] ? proposalRow.parse(rows[0]) : null
}

/** Takes the place of one that was there. */
export async function saveProposal(
  tx: Queryable,
  { csv, by, account }: { readonly csv: string; readonly by: string; readonly account: string },
): Promise<void> {
  await deleteProposal(tx)
  await tx.query({
    name: 'directory.save-proposal',
    text: 'insert into directory.contact_proposal (csv, proposed_by, account) values ($1, $2, $3)',
    values: [csv, by, account],
  })
}

export async function deleteProposal(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'directory.delete-proposal',
    text: 'delete from directory.contact_proposal',
  })
}
