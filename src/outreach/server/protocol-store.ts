import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import type { Protocol, ProtocolText } from '../protocol-exchange.ts'
import { type Confirmation, confirmationRow } from './dpia-store.ts'

const protocolRow = z
  .object({
    id: z.coerce.number().int(),
    decides: z.string(),
    context: z.string(),
    rules: z.string(),
    writer_name: z.string(),
    day: z.string(),
    withdrawn_by: z.string().nullable(),
    withdrawn_on: z.string().nullable(),
  })
  .transform(({ writer_name, withdrawn_by: by, withdrawn_on: on, ...row }): Protocol => {
    const withdrawn = by === null || on === null ? null : { by, day: on }
    return { ...row, writer: writer_name, withdrawn }
  })

/** Nobody writes, confirms or withdraws one until this transaction ends. */
export async function lockProtocols(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'outreach.lock-protocols',
    text: 'lock table outreach.minor_protocol in exclusive mode',
  })
}

/** The only one that can hold; null before anybody wrote one. */
export async function newestProtocol(db: Queryable): Promise<Protocol | null> {
  const { rows } = await db.query({
    name: 'outreach.newest-protocol',
    text: `select id, decides, context, rules, writer_name, day, withdrawn_by, withdrawn_on
      from outreach.minor_protocol order by id desc limit 1`,
  })
  return rows[0] ? protocolRow.parse(rows[0]) : null
}

export async function addProtocol(
  tx: Queryable,
  { decides, context, rules }: ProtocolText,
  writer: string,
  today: string,
): Promise<number> {
  const { rows } = await tx.query({
    name: 'outreach.add-protocol',
    text: `insert into outreach.minor_protocol (decides, context, rules, writer_name, day)
      values ($1, $2, $3, $4, $5) returning id`,
    values: [decides, context, rules, writer, today],
  })
  return Number(rows[0]?.['id'])
}

export async function withdrawProtocol(tx: Queryable, id: number, by: string, today: string) {
  await tx.query({
    name: 'outreach.withdraw-protocol',
    text: 'update outreach.minor_protocol set withdrawn_by = $2, withdrawn_on = $3 where id = $1',
    values: [id, by, today],
  })
}

/** Who confirmed this version, not longer than a year ago. */
export async function readProtocolConfirmations(
  db: Queryable,
  id: number,
  today: string,
): Promise<Confirmation[]> {
  const { rows } = await db.query({
    name: 'outreach.protocol-confirmations',
    text: `select account, name, day from outreach.minor_protocol_confirmation
      where protocol = $1 and day > ($2::date - interval '1 year')::date order by day, account`,
    values: [id, today],
  })
  return rows.map((row) => confirmationRow.parse(row))
}

export async function saveProtocolConfirmation(
  tx: Queryable,
  id: number,
  { account, name, day }: Confirmation,
): Promise<void> {
  await tx.query({
    name: 'outreach.save-protocol-confirmation',
    text: `insert into outreach.minor_protocol_confirmation (protocol, account, name, day) values ($1, $2, $3, $4)
      on conflict (protocol, account) do update set name = excluded.name, day = excluded.day`,
    values: [id, account, name, day],
  })
}
