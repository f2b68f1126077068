import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { languages } from '../../words/language.ts'
import { type CreativeAsk, channels, creativeStates, variants } from '../creative.ts'
import { imageShape } from '../image.ts'
import { isSamePerson, type Person } from '../same-person.ts'

const image = `(select json_build_object('type', type, 'width', width, 'height', height)
  from outreach.creative_image where creative = outreach.creative.id) as image`
const columns = `id, campaign, revision, variant, language, channel, says, alt, cost_cents, state, accounts, names,
  starts_on, ends_on, approve_by, approved_by, sent_back_by, sent_back_why, rejected_reason,
  ${image}`
const creativeRow = z
  .object({
    id: z.coerce.number().int(),
    campaign: z.coerce.number().int(),
    revision: z.number().int(),
    variant: z.enum(variants),
    language: z.enum(languages),
    channel: z.enum(channels),
    says: z.string(),
    alt: z.string(),
    cost_cents: z.number().int(),
    starts_on: z.string().nullable(),
    ends_on: z.string().nullable(),
    approve_by: z.string().nullable(),
    state: z.enum(creativeStates),
    accounts: z.array(z.string()),
    names: z.array(z.string()),
    approved_by: z.string().nullable(),
    sent_back_by: z.string().nullable(),
    sent_back_why: z.string(),
    rejected_reason: z.string(),
    image: imageShape.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    campaign: row.campaign,
    revision: row.revision,
    variant: row.variant,
    language: row.language,
    channel: row.channel,
    says: row.says,
    alt: row.alt,
    costCents: row.cost_cents,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    approveBy: row.approve_by,
    state: row.state,
    accounts: row.accounts,
    names: row.names,
    approvedBy: row.approved_by,
    sentBackBy: row.sent_back_by,
    sentBackWhy: row.sent_back_why,
    rejectedReason: row.rejected_reason,
    image: row.image,
  }))
export type CreativeRow = z.infer<typeof creativeRow>
export type Maker = Person

/** Whether she is one of those who wrote in it. */
export const wroteIn = (
  { accounts, names }: Pick<CreativeRow, 'accounts' | 'names'>,
  who: Person,
): boolean =>
  accounts.some((account, at) => isSamePerson({ account, name: names[at] ?? account }, who))

/** Of one campaign, or of all. */
export async function readCreatives(
  db: Queryable,
  campaign: number | null,
): Promise<CreativeRow[]> {
  const { rows } = await db.query({
    name: 'outreach.creatives',
    text: `select ${columns} from outreach.creative where $1::bigint is null or campaign = $1 order by id`,
    values: [campaign],
  })
  return rows.map((row) => creativeRow.parse(row))
}

/** Locks it, so that it is decided on once. */
export async function lockCreative(tx: Queryable, id: number): Promise<CreativeRow | null> {
  const { rows } = await tx.query({
    name: 'outreach.lock-creative',
    text: `select ${columns} from outreach.creative where id = $1 for update`,
    values: [id],
  })
  return rows[0] ? creativeRow.parse(rows[0]) : null
}

export async function insertCreative(
  tx: Queryable,
  campaign: number,
  asked: CreativeAsk,
  { account, name }: Maker,
): Promise<number> {
  const { variant, language, channel, says, alt, costCents, startsOn, endsOn, approveBy } = asked
  const { rows } = await tx.query({
    name: 'outreach.insert-creative',
    text: `insert into outreach.creative
        (campaign, variant, language, channel, says, alt, cost_cents, starts_on, ends_on, approve_by, accounts, names)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, array[$11], array[$12]) returning id`,
    values: [
      ...[campaign, variant, language, channel, says, alt, costCents],
      ...[startsOn, endsOn, approveBy, account, name],
    ],
  })
  return Number(rows[0]?.['id'])
}

/** What was changed is a draft again: nobody approved these words. */
export async function saveCreative(
  tx: Queryable,
  id: number,
  asked: CreativeAsk,
  { account, name }: Maker,
): Promise<void> {
  const { variant, language, channel, says, alt, costCents, startsOn, endsOn, approveBy } = asked
  await tx.query({
    name: 'outreach.save-creative',
    text: `update outreach.creative set variant = $2, language = $3, channel = $4, says = $5, alt = $6,
        cost_cents = $7, starts_on = $8, ends_on = $9, approve_by = $10, revision = revision + 1, state = 'draft', approved_by = null, approved_account = null,
        sent_back_by = null, sent_back_why = '',
        accounts = case when $11 = any (accounts) then accounts else array_append(accounts, $11) end,
        names = case when $11 = any (accounts) then names else array_append(names, $12) end
      where id = $1`,
    values: [
      ...[id, variant, language, channel, says, alt, costCents],
      ...[startsOn, endsOn, approveBy, account, name],
    ],
  })
}

/** Puts it before a colleague. */
export async function askForCreative(tx: Queryable, id: number): Promise<void> {
  await tx.query({
    name: 'outreach.ask-creative',
    text: `update outreach.creative
      set state = 'review', revision = revision + 1, sent_back_by = null, sent_back_why = '' where id = $1`,
    values: [id],
  })
}

/** by: none of its makers; the table refuses them. */
export async function approveCreative(tx: Queryable, id: number, by: Maker): Promise<void> {
  await tx.query({
    name: 'outreach.approve-creative',
    text: `update outreach.creative
      set state = 'approved', revision = revision + 1, approved_by = $2, approved_account = $3 where id = $1`,
    values: [id, by.name, by.account],
  })
}

export async function sendCreativeBack(
  tx: Queryable,
  id: number,
  by: string,
  why: string,
): Promise<void> {
  await tx.query({
    name: 'outreach.send-creative-back',
    text: `update outreach.creative
      set state = 'draft', revision = revision + 1, sent_back_by = $2, sent_back_why = $3 where id = $1`,
    values: [id, by, why],
  })
}

/** reason: why a platform did not show it; '' when it does after all. */
export async function setRejected(tx: Queryable, id: number, reason: string): Promise<void> {
  await tx.query({
    name: 'outreach.set-rejected',
    text: 'update outreach.creative set rejected_reason = $2, revision = revision + 1 where id = $1',
    values: [id, reason],
  })
}
