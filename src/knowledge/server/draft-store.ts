import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { draftStates } from '../exchange.ts'
import type { Place } from '../page.ts'
import { placeColumns, placeValues } from './place-columns.ts'

const draftRow = z.object({
  ...placeColumns,
  source: z.string(),
  former_source: z.string(),
  state: z.enum(draftStates),
  revision: z.number().int(),
  base: z.coerce.number().int(),
  accounts: z.array(z.string()),
  names: z.array(z.string()),
})
export type DraftRow = z.infer<typeof draftRow>

/** Every draft; without its texts where nobody asks for them. */
export async function readDrafts(db: Queryable): Promise<DraftRow[]> {
  const { rows } = await db.query({
    name: 'knowledge.drafts',
    text: `select language, section, slug, source, '' as former_source, state, revision, base, accounts, names
      from knowledge.draft`,
  })
  return rows.map((row) => draftRow.parse(row))
}

export async function readDraft(db: Queryable, place: Place): Promise<DraftRow | null> {
  const { rows } = await db.query({
    name: 'knowledge.draft',
    text: `select language, section, slug, source, former_source, state, revision, base, accounts, names
      from knowledge.draft where language = $1 and section = $2 and slug = $3`,
    values: placeValues(place),
  })
  return rows[0] ? draftRow.parse(rows[0]) : null
}

type Who = { readonly account: string; readonly name: string }

/**
 * Writes a draft's text: what it said before is kept for whoever still works on it. accounts: everybody whose words
 * are in it. A draft that is saved is no longer in review. revision: from `nextRevision`.
 */
export async function writeDraft(
  tx: Queryable,
  place: Place,
  made: {
    readonly source: string
    readonly base: number
    readonly revision: number
    readonly who: Who
  },
): Promise<void> {
  await tx.query({
    name: 'knowledge.write-draft',
    text: `insert into knowledge.draft as d
        (language, section, slug, source, former_source, state, revision, base, accounts, names)
      values ($1, $2, $3, $4, $4, 'draft', $5, $6, array[$7], array[$8])
      on conflict (language, section, slug) do update set
        former_source = d.source, source = excluded.source, state = 'draft', revision = excluded.revision,
        accounts = case when $7 = any (d.accounts) then d.accounts else d.accounts || $7 end,
        names = case when $7 = any (d.accounts) then d.names else d.names || $8 end`,
    values: [
      ...placeValues(place),
      made.source,
      made.revision,
      made.base,
      made.who.account,
      made.who.name,
    ],
  })
}

/** base: the version it now stands beside; as it was when none is given. */
export async function setDraftState(
  tx: Queryable,
  place: Place,
  state: DraftRow['state'],
  base: number | null = null,
): Promise<void> {
  await tx.query({
    name: 'knowledge.set-draft-state',
    text: `update knowledge.draft set state = $4, base = coalesce($5::bigint, base)
      where language = $1 and section = $2 and slug = $3`,
    values: [...placeValues(place), state, base],
  })
}

export async function deleteDraft(tx: Queryable, place: Place): Promise<void> {
  await tx.query({
    name: 'knowledge.delete-draft',
    text: 'delete from knowledge.draft where language = $1 and section = $2 and slug = $3',
    values: placeValues(place),
  })
}
