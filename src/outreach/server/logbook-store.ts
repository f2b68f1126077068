import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import type { KeyedHash } from '../../signing/keyed-hash.ts'
import { type AskContact, contactLineShape } from '../logbook-exchange.ts'
import type { Closed, Contact, Outcome } from '../once-only.ts'
import type { Person } from '../same-person.ts'

const line = contactLineShape.shape
const contactRow = z.object({
  id: z.string(),
  platform: line.platform,
  language: line.language,
  state: line.state,
  worker: z.string(),
  worker_name: z.string(),
  approver: z.string().nullable(),
  approver_name: z.string().nullable(),
  context: z.string().nullable(),
  reason: z.string().nullable(),
  minor_reason: z.string().nullable(),
  protocol: z.coerce.number().int().nullable(),
  outcome: line.outcome,
  closed_why: line.closed,
  day: z.string(),
  key_id: z.int().nullable(),
  contact_hash: z.instanceof(Buffer).nullable(),
  stop_hash: z.instanceof(Buffer).nullable(),
})
export type ContactRow = z.infer<typeof contactRow>

const columns = `id, platform, language, state, worker, worker_name, approver, approver_name, context, reason, minor_reason,
  protocol, outcome, closed_why, day, key_id, contact_hash, stop_hash`
const mostLines = 200

export type Worker = Person

/** What is open, what was sent last, and what was closed this week; those kept longer say nothing to a reader. */
export async function readContacts(db: Queryable, today: string): Promise<ContactRow[]> {
  const { rows } = await db.query({
    name: 'outreach.contacts',
    text: `select ${columns} from outreach.contact
      where state <> 'closed' or day >= $1::date - 7
      order by state in ('waiting', 'approved') desc, day desc, id limit ${mostLines}`,
    values: [today],
  })
  return rows.map((row) => contactRow.parse(row))
}

const cameRow = z.object({ outcome: line.outcome, count: z.int() })

/** How many messages came to what; null while nobody said. */
export async function countOutcomes(db: Queryable): Promise<z.infer<typeof cameRow>[]> {
  const { rows } = await db.query({
    name: 'outreach.count-outcomes',
    text: `select outcome, count(*)::integer as count from outreach.contact where state = 'sent'
      group by outcome order by count desc, outcome`,
  })
  return rows.map((row) => cameRow.parse(row))
}

export async function lockContact(tx: Queryable, id: string): Promise<ContactRow | null> {
  const { rows } = await tx.query({
    name: 'outreach.lock-contact',
    text: `select ${columns} from outreach.contact where id = $1 for update`,
    values: [id],
  })
  return rows[0] ? contactRow.parse(rows[0]) : null
}

/** Its id; null when somebody else was first with the same account. today: nothing waits longer than a week. */
export async function addContact(
  tx: Queryable,
  asked: Pick<AskContact, 'platform' | 'language' | 'context' | 'reason' | 'minor' | 'minorReason'>,
  hashes: { readonly contact: KeyedHash; readonly stop: KeyedHash },
  worker: Worker,
  today: string,
): Promise<string | null> {
  const { platform, language, context, reason, minor, minorReason } = asked
  const { contact, stop } = hashes
  const { rows } = await tx.query({
    name: 'outreach.add-contact',
    text: `insert into outreach.contact (platform, language, state, worker, worker_name, context, reason, minor_reason,
        day, keep_until, key_id, contact_hash, stop_hash)
      values ($1, $2, 'waiting', $3, $4, $5, $6, $7, $8, $8::date + 7, $9, $10, $11)
      on conflict (key_id, contact_hash) do nothing returning id`,
    values: [
      ...[
        platform,
        language,
        worker.account,
        worker.name,
        context,
        reason,
        minor ? minorReason : null,
      ],
      ...[today, Number(contact.keyId), contact.hashBytes, stop.hashBytes],
    ],
  })
  return rows[0] ? String(rows[0]['id']) : null
}

/** protocol: the one for minors that was read; null when it was not needed. */
export async function saveApproved(
  tx: Queryable,
  id: string,
  by: Worker,
  protocol: number | null,
  today: string,
): Promise<void> {
  await tx.query({
    name: 'outreach.save-approved',
    text: `update outreach.contact set state = 'approved', approver = $2, approver_name = $3, protocol = $4, day = $5,
        keep_until = $5::date + 7 where id = $1`,
    values: [id, by.account, by.name, protocol, today],
  })
}

/** From now on this account is kept for a year, so that nobody writes to it again; the texts go. */
export async function saveSent(
  tx: Queryable,
  id: string,
  messageText: number,
  today: string,
): Promise<void> {
  await tx.query({
    name: 'outreach.save-sent',
    text: `update outreach.contact set state = 'sent', context = null, reason = null, minor_reason = null,
        message_text = $2, day = $3, keep_until = ($3::date + interval '12 months')::date where id = $1`,
    values: [id, messageText, today],
  })
}

export async function saveOutcome(tx: Queryable, id: string, outcome: Outcome): Promise<void> {
  await tx.query({
    name: 'outreach.save-outcome',
    text: 'update outreach.contact set outcome = $2 where id = $1',
    values: [id, outcome],
  })
}

/**
 * Nothing was handed out. Before a colleague approved, nothing stays of whom it was about. After, its words could have
 * gone by hand: the account counts as written to for a year (who said stop stands on a list of her own, for longer).
 * The line itself is shown for a week, to who asked.
 */
const closing = (why: string, today: string) => {
  const counts = `state = 'approved' and ${why} <> 'stopped'`
  return `state = 'closed', closed_why = ${why}, context = null, reason = null, minor_reason = null, protocol = null,
    stop_hash = null, key_id = case when ${counts} then key_id end,
    contact_hash = case when ${counts} then contact_hash end, day = ${today},
    keep_until = case when ${counts} then (${today} + interval '12 months')::date else ${today} + 7 end`
}

export async function saveClosed(tx: Queryable, id: string, why: Closed, today: string) {
  await tx.query({
    name: 'outreach.save-closed',
    text: `update outreach.contact set ${closing('$2::text', '$3::date')} where id = $1`,
    values: [id, why, today],
  })
}

/** Everything that waits to be sent to who has one of these hashes is over; returns their ids. */
export async function closeStopped(
  tx: Queryable,
  hashes: readonly KeyedHash[],
  today: string,
): Promise<string[]> {
  const { rows } = await tx.query({
    name: 'outreach.close-stopped',
    text: `update outreach.contact set ${closing("'stopped'", '$3::date')}
      where state in ('waiting', 'approved') and (key_id, stop_hash) in
        (select key_id, stop_hash from unnest($1::integer[], $2::bytea[]) as asked (key_id, stop_hash))
      returning id`,
    values: [
      hashes.map(({ keyId }) => Number(keyId)),
      hashes.map(({ hashBytes }) => hashBytes),
      today,
    ],
  })
  return rows.map((row) => String(row['id']))
}

/** Closes what waited a week, and takes away what was kept long enough. */
export async function sweepContacts(tx: Queryable, today: string): Promise<void> {
  await tx.query({
    name: 'outreach.expire-contacts',
    text: `update outreach.contact set ${closing("'expired'", '$1::date')}
      where state in ('waiting', 'approved') and keep_until < $1::date`,
    values: [today],
  })
  await tx.query({
    name: 'outreach.delete-contacts',
    text: 'delete from outreach.contact where keep_until < $1',
    values: [today],
  })
}

/** A row as the rules see it. */
export function contactOf(row: ContactRow): Contact {
  const { state, approver, approver_name, outcome, closed_why } = row
  const by = { account: row.worker, name: row.worker_name }
  if (state === 'waiting') return { kind: 'waiting', by }
  if (state === 'closed')
    return { kind: 'closed', why: closed_why ?? 'expired', counts: row.contact_hash !== null }
  if (approver === null || approver_name === null)
    throw new TypeError('nobody approved what was approved')
  const approvedBy = { account: approver, name: approver_name }
  return state === 'approved'
    ? { kind: 'approved', by, approvedBy }
    : { kind: 'sent', by, approvedBy, outcome }
}
