import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { type ChannelKind, channelKinds, type Problem, problemShape } from '../channel.ts'

/** Where nodes hear that somebody changed a channel, or that nobody looks after them any more. */
export const channelsNotice = 'outreach_channels'

const channelRow = z.object({
  kind: z.enum(channelKinds),
  sealed: z.instanceof(Uint8Array).nullable(),
  revision: z.number(),
  set_by: z.string(),
  set_on: z.string(),
  confirmed_by: z.string().nullable(),
  looked_at: z.date().nullable(),
  healthy_at: z.date().nullable(),
  failures: z.number(),
  problem: problemShape.nullable(),
  dropped: z.number(),
  unanswered: z.number(),
  unanswered_why: problemShape.nullable(),
  alarmed: z.boolean(),
})
export type ChannelRow = z.infer<typeof channelRow>

export async function readChannels(db: Queryable): Promise<ChannelRow[]> {
  const { rows } = await db.query({
    name: 'outreach.channels',
    text: `select kind, sealed, revision, set_by, set_on, confirmed_by,
        looked_at, healthy_at, failures, problem, dropped, unanswered, unanswered_why, alarmed
      from outreach.inbound_channel`,
  })
  return rows.map((row) => channelRow.parse(row))
}

/** A worker: account is who she is, name what is shown of her. */
export type By = { readonly account: string; readonly name: string }

export type Saved = {
  readonly kind: ChannelKind
  /** Null takes the credentials away. */
  readonly sealed: Uint8Array | null
  readonly by: By
  /** Who agreed; another than `by`. */
  readonly confirmed: By | null
  readonly on: string
  /** ms since 1970, a whole minute. */
  readonly atMs: number
  /** What was looked at; 0: nothing stood there. */
  readonly seen: number
}

/** Tells every node once it is committed; what waited for a second worker is gone. False: another was first. */
export async function saveChannel(tx: Queryable, saved: Saved): Promise<boolean> {
  const { kind, sealed, by, confirmed, on, atMs, seen } = saved
  const { count } = await tx.query({
    name: 'outreach.save-channel',
    text: `insert into outreach.inbound_channel as c
        (kind, sealed, revision, set_by, set_account, confirmed_by, confirmed_account, set_on,
         looked_at)
      select $1, $2::bytea, $3::integer + 1, $4, $5, $6::text, $7::text, $8::date, $9::timestamptz
      where $3 = 0 or exists (select 1 from outreach.inbound_channel where kind = $1)
      on conflict (kind) do update set sealed = excluded.sealed, revision = excluded.revision,
        set_by = excluded.set_by, set_account = excluded.set_account,
        confirmed_by = excluded.confirmed_by, confirmed_account = excluded.confirmed_account,
        set_on = excluded.set_on, looked_at = excluded.looked_at,
        healthy_at = null, failures = 0, problem = null, dropped = 0,
        unanswered = 0, unanswered_why = null, alarmed = false
      where c.revision = $3`,
    values: [
      ...[kind, sealed && Buffer.from(sealed), seen, by.name, by.account],
      ...[confirmed?.name ?? null, confirmed?.account ?? null, on, new Date(atMs)],
    ],
  })
  if (count === 0) return false
  await tx.query({
    name: 'outreach.drop-proposal',
    text: 'delete from outreach.inbound_proposal where kind = $1',
    values: [kind],
  })
  await tellNodes(tx)
  return true
}

/** Every node looks at the channels again once it is committed. */
export async function tellNodes(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'outreach.tell-channels',
    text: 'select pg_notify($1, $2)',
    values: [channelsNotice, ''],
  })
}

export type Health = {
  /** When we looked. ms since 1970, a whole minute. */
  readonly lookedMs: number
  /** When our own look found it working; null: it did not. ms since 1970. */
  readonly healthyMs: number | null
  readonly failures: number
  readonly problem: Problem | null
  readonly dropped: number
}

/** How answers went since that was last kept. failed: in a row, after the last that was sent; problem: of the last. */
export type Answers = {
  readonly anySent: boolean
  readonly failed: number
  readonly problem: Problem | null
}

type Seen = { readonly kind: ChannelKind; readonly revision: number }

/** Adds how answers went on this node, unless the channel was changed meanwhile. One that was sent begins anew. */
export async function saveAnswers(
  db: Queryable,
  { kind, revision }: Seen,
  { anySent, failed, problem }: Answers,
): Promise<void> {
  await db.query({
    name: 'outreach.save-answers',
    text: `update outreach.inbound_channel
      set unanswered = case when $3::boolean then 0 else unanswered end + $4::integer,
        unanswered_why = case when $4::integer > 0 then $5::text when $3 then null else unanswered_why end
      where kind = $1 and revision = $2`,
    values: [kind, revision, anySent, failed, problem],
  })
}

/** What the alarm did by this: null when it stays as it was. */
export type Alarm = 'dead' | 'back' | null

/**
 * Keeps how a channel does, unless it was changed meanwhile. deadAfter: failures in a row, of looks or of answers,
 * that raise the alarm; it goes when both are none.
 */
export async function saveHealth(
  tx: Queryable,
  { kind, revision }: Seen,
  { lookedMs, healthyMs, failures, problem, dropped }: Health,
  deadAfter: number,
): Promise<Alarm> {
  const { rows } = await tx.query({
    name: 'outreach.save-health',
    text: `with was as (
        select kind, alarmed from outreach.inbound_channel where kind = $1 and revision = $2 for update
      )
      update outreach.inbound_channel c
      set healthy_at = coalesce($3::timestamptz, c.healthy_at), failures = $4::integer, problem = $5,
        dropped = $6, looked_at = $8::timestamptz,
        alarmed = greatest($4::integer, c.unanswered) >= $7::integer
          or (was.alarmed and greatest($4::integer, c.unanswered) > 0)
      from was where c.kind = was.kind
      returning was.alarmed as was, c.alarmed as now`,
    values: [
      kind,
      revision,
      healthyMs === null ? null : new Date(healthyMs),
      failures,
      problem,
      dropped,
      deadAfter,
      new Date(lookedMs),
    ],
  })
  const [row] = rows
  if (!row || row['was'] === row['now']) return null
  return row['now'] === true ? 'dead' : 'back'
}
