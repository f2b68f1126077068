import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { type ChannelKind, channelKinds } from '../channel.ts'
import type { By } from './channel-store.ts'

const proposalRow = z.object({
  kind: z.enum(channelKinds),
  id: z.string(),
  sealed: z.instanceof(Uint8Array),
  revision: z.number(),
  account: z.string(),
  proposed_by: z.string(),
  proposed_on: z.string(),
})
export type ProposalRow = z.infer<typeof proposalRow>

export type Proposed = {
  readonly kind: ChannelKind
  readonly sealed: Uint8Array
  readonly by: By
  readonly on: string
  /** The channel's revision it was typed for; 0: nothing stood there. */
  readonly seen: number
}

/** Takes the place of what waited before. False: the channel was changed meanwhile. */
export async function saveProposal(tx: Queryable, proposed: Proposed): Promise<boolean> {
  const { kind, sealed, by, on, seen } = proposed
  const { count } = await tx.query({
    name: 'outreach.save-proposal',
    text: `insert into outreach.inbound_proposal (kind, sealed, revision, account, proposed_by, proposed_on)
      select $1, $2, $3, $4, $5, $6
      where coalesce((select revision from outreach.inbound_channel where kind = $1), 0) = $3
      on conflict (kind) do update set id = gen_random_uuid(), sealed = excluded.sealed,
        revision = excluded.revision, account = excluded.account,
        proposed_by = excluded.proposed_by, proposed_on = excluded.proposed_on`,
    values: [kind, Buffer.from(sealed), seen, by.account, by.name, on],
  })
  return count > 0
}

export async function readProposals(db: Queryable): Promise<ProposalRow[]> {
  const { rows } = await db.query({
    name: 'outreach.proposals',
    text: `select kind, id, sealed, revision, account, proposed_by, proposed_on
      from outreach.inbound_proposal`,
  })
  return rows.map((row) => proposalRow.parse(row))
}

/** Takes it out, so that of two who judge it at once one finds it. id: as it was seen; another is another proposal. */
export async function takeProposal(
  tx: Queryable,
  kind: ChannelKind,
  id: string,
): Promise<ProposalRow | null> {
  const { rows } = await tx.query({
    name: 'outreach.take-proposal',
    text: `delete from outreach.inbound_proposal where kind = $1 and id = $2
      returning kind, id, sealed, revision, account, proposed_by, proposed_on`,
    values: [kind, id],
  })
  return rows[0] ? proposalRow.parse(rows[0]) : null
}

/** Of before that day nothing stays. */
export async function dropProposals(db: Queryable, before: string): Promise<void> {
  await db.query({
    name: 'outreach.drop-proposals',
    text: 'delete from outreach.inbound_proposal where proposed_on < $1',
    values: [before],
  })
}
