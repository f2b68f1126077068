import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'

const proposalRow = z.object({
  subject: z.string(),
  text: z.string(),
  proposed_by: z.string(),
  account: z.string(),
  revision: z.coerce.number().int(),
  refused_by: z.string().nullable(),
  refused_why: z.string(),
})
export type ProposalRow = z.infer<typeof proposalRow>

/** Every proposal whose subject begins so. */
export async function readProposals(db: Queryable, subject: string): Promise<ProposalRow[]> {
  const { rows } = await db.query({
    name: 'directory.proposals',
    text: `select subject, text, proposed_by, account, revision, refused_by, refused_why
      from directory.proposal where starts_with(subject, $1) order by subject`,
    values: [subject],
  })
  return rows.map((row) => proposalRow.parse(row))
}

/** Locks it, so that it is decided on once. */
export async function lockProposal(tx: Queryable, subject: string): Promise<ProposalRow | null> {
  const { rows } = await tx.query({
    name: 'directory.lock-proposal',
    text: `select subject, text, proposed_by, account, revision, refused_by, refused_why
      from directory.proposal where subject = $1 for update`,
    values: [subject],
  })
  return rows[0] ? proposalRow.parse(rows[0]) : null
}

/** Takes the place of one's own and of one that was refused. Its revision; null while another's waits. */
export async function saveProposal(
  tx: Queryable,
  made: Pick<ProposalRow, 'subject' | 'text' | 'account'> & { readonly name: string },
): Promise<number | null> {
  const { rows } = await tx.query({
    name: 'directory.save-proposal',
    text: `insert into directory.proposal as p (subject, text, proposed_by, account) values ($1, $2, $3, $4)
      on conflict (subject) do update set text = excluded.text, proposed_by = excluded.proposed_by,
        account = excluded.account, revision = default, refused_by = null, refused_why = ''
      where p.account = excluded.account or p.refused_by is not null
      returning revision`,
    values: [made.subject, made.text, made.name, made.account],
  })
  return rows[0] ? Number(rows[0]['revision']) : null
}

/** It waits no more; its writer can still read it, with the reason. */
export async function refuseProposal(
  tx: Queryable,
  subject: string,
  { by, why }: { readonly by: string; readonly why: string },
): Promise<void> {
  await tx.query({
    name: 'directory.refuse-proposal',
    text: 'update directory.proposal set refused_by = $2, refused_why = $3 where subject = $1',
    values: [subject, by, why],
  })
}

export async function deleteProposal(tx: Queryable, subject: string): Promise<void> {
  await tx.query({
    name: 'directory.delete-proposal',
    text: 'delete from directory.proposal where subject = $1',
    values: [subject],
  })
}
