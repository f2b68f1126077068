import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { guessShape, importStates } from '../figures/exchange.ts'
import type { DayFigures } from '../figures/gathering.ts'
import { type Guess, type Mapping, mappingShape } from '../figures/mapping.ts'
import type { NamedCreative } from '../figures/names.ts'
import type { RefusedRow } from '../figures/refused-report.ts'
import { type FileFault, fileFaults, formShape, type TableForm } from '../figures/upload.ts'

const importRow = z.object({
  id: z.string(),
  place: z.string(),
  account: z.string(),
  by_name: z.string(),
  made_on: z.string(),
  state: z.enum(importStates),
  file_bytes: z.number(),
  form: formShape.nullable(),
  guess: guessShape.nullable(),
  mapping: mappingShape.nullable(),
  read_bytes: z.number(),
  read_rows: z.number(),
  taken_rows: z.number(),
  refused_rows: z.number(),
  kept_days: z.number(),
  fault: z.enum(fileFaults).nullable(),
  fault_row: z.number().nullable(),
  /** When the same file was read before; null when it is new. */
  seen_on: z.string().nullable(),
})
export type ImportRow = z.infer<typeof importRow>

const columns = `id, place, account, by_name, made_on, state, file_bytes, form, guess, mapping, read_bytes, read_rows,
  taken_rows, refused_rows, kept_days, fault, fault_row, (
    select max(earlier.made_on) from outreach.figures_import as earlier
    where earlier.hash = i.hash and earlier.id <> i.id and earlier.state = 'done'
  ) as seen_on`

/** The newest first. */
export async function readImports(db: Queryable, most: number): Promise<ImportRow[]> {
  const { rows } = await db.query({
    name: 'outreach.imports',
    text: `select ${columns} from outreach.figures_import as i
      where state <> 'arriving' order by number desc limit $1`,
    values: [most],
  })
  return rows.map((row) => importRow.parse(row))
}

export async function readImport(db: Queryable, id: string): Promise<ImportRow | null> {
  const { rows } = await db.query({
    name: 'outreach.import',
    text: `select ${columns} from outreach.figures_import as i where id = $1`,
    values: [id],
  })
  return rows[0] ? importRow.parse(rows[0]) : null
}

/** Locks it, so that it is confirmed, finished or dropped once. */
export async function lockImport(tx: Queryable, id: string): Promise<ImportRow | null> {
  const { rows } = await tx.query({
    name: 'outreach.lock-import',
    text: `select ${columns} from outreach.figures_import as i where id = $1 for update`,
    values: [id],
  })
  return rows[0] ? importRow.parse(rows[0]) : null
}

/** False when already so many files are on their way. */
export async function beginImport(
  tx: Queryable,
  made: Pick<ImportRow, 'id' | 'place' | 'account' | 'by_name' | 'made_on' | 'file_bytes'>,
  mostUnfinished: number,
): Promise<boolean> {
  await tx.query({
    name: 'outreach.lock-imports',
    text: `select pg_advisory_xact_lock(hashtext('keerpunt outreach imports'))`,
  })
  const { count } = await tx.query({
    name: 'outreach.begin-import',
    text: `insert into outreach.figures_import (id, place, account, by_name, made_on, state, file_bytes)
      select $1, $2, $3, $4, $5, 'arriving', $6 where $7 > (
        select count(*) from outreach.figures_import where state in ('arriving', 'looked', 'waiting', 'running')
      )`,
    values: [
      ...[made.id, made.place, made.account, made.by_name, made.made_on, made.file_bytes],
      mostUnfinished,
    ],
  })
  return count === 1
}

export async function saveLooked(
  tx: Queryable,
  id: string,
  looked: { readonly form: TableForm; readonly guess: Guess; readonly hashBytes: Uint8Array },
): Promise<void> {
  await tx.query({
    name: 'outreach.import-looked',
    text: `update outreach.figures_import set state = 'looked', form = $2, guess = $3, hash = $4 where id = $1`,
    values: [id, JSON.stringify(looked.form), JSON.stringify(looked.guess), looked.hashBytes],
  })
}

export async function saveConfirmed(tx: Queryable, id: string, mapping: Mapping): Promise<void> {
  await tx.query({
    name: 'outreach.import-confirmed',
    text: `update outreach.figures_import set state = 'waiting', mapping = $2 where id = $1`,
    values: [id, JSON.stringify(mapping)],
  })
}

/** Begins, or begins anew what a stopped process left. False when there is nothing to do any more. */
export async function saveRunning(db: Queryable, id: string): Promise<boolean> {
  const { count } = await db.query({
    name: 'outreach.import-running',
    text: `with begun as (
        update outreach.figures_import set state = 'running', read_bytes = 0, read_rows = 0, taken_rows = 0,
          refused_rows = 0
        where id = $1 and state in ('waiting', 'running') returning id
      ), gone as (
        delete from outreach.refused_row where import in (select id from begun)
      )
      select id from begun`,
    values: [id],
  })
  return count === 1
}

export type Progress = {
  readonly bytes: number
  readonly rows: number
  readonly taken: number
  readonly refused: number
}

export async function saveProgress(db: Queryable, id: string, at: Progress): Promise<void> {
  await db.query({
    name: 'outreach.import-progress',
    text: `update outreach.figures_import
      set read_bytes = $2, read_rows = $3, taken_rows = $4, refused_rows = $5
      where id = $1 and state = 'running'`,
    values: [id, at.bytes, at.rows, at.taken, at.refused],
  })
}

export async function saveRefusedRows(
  db: Queryable,
  id: string,
  refused: readonly RefusedRow[],
): Promise<void> {
  await db.query({
    name: 'outreach.save-refused-rows',
    text: `insert into outreach.refused_row (import, row_number, field, word)
      select $1, * from unnest($2::integer[], $3::text[], $4::text[])
      on conflict (import, row_number) do update set field = excluded.field, word = excluded.word`,
    values: [
      id,
      refused.map(({ row }) => row),
      refused.map(({ field }) => field),
      refused.map(({ word }) => word),
    ],
  })
}

/** Takes the place of what stood there for these creatives and days. */
export async function saveFigures(tx: Queryable, days: readonly DayFigures[]): Promise<void> {
  await tx.query({
    name: 'outreach.save-figures',
    text: `insert into outreach.platform_figures (creative, day, shown, clicked, cost_cents)
      select * from unnest($1::bigint[], $2::date[], $3::bigint[], $4::bigint[], $5::bigint[])
      on conflict (creative, day) do update
        set shown = excluded.shown, clicked = excluded.clicked, cost_cents = excluded.cost_cents`,
    values: [
      days.map(({ creative }) => creative),
      days.map(({ day }) => day),
      days.map(({ shown }) => shown),
      days.map(({ clicked }) => clicked),
      days.map(({ costCents }) => costCents),
    ],
  })
}

export async function saveDone(
  tx: Queryable,
  id: string,
  at: Progress,
  days: number,
): Promise<void> {
  await tx.query({
    name: 'outreach.import-done',
    text: `update outreach.figures_import set state = 'done', read_bytes = $2, read_rows = $3, taken_rows = $4,
        refused_rows = $5, kept_days = $6
      where id = $1`,
    values: [id, at.bytes, at.rows, at.taken, at.refused, days],
  })
}

export async function saveFailed(
  db: Queryable,
  id: string,
  fault: FileFault,
  row: number | null,
): Promise<void> {
  await db.query({
    name: 'outreach.import-failed',
    text: `update outreach.figures_import set state = 'failed', fault = $2, fault_row = $3
      where id = $1 and state <> 'done'`,
    values: [id, fault, row],
  })
}

export async function deleteImport(tx: Queryable, id: string): Promise<void> {
  await tx.query({
    name: 'outreach.delete-import',
    text: 'delete from outreach.figures_import where id = $1',
    values: [id],
  })
}

/** What one person left before all of it had arrived. */
export async function deleteArriving(tx: Queryable, account: string): Promise<void> {
  await tx.query({
    name: 'outreach.delete-arriving',
    text: `delete from outreach.figures_import where account = $1 and state = 'arriving'`,
    values: [account],
  })
}

/** What nobody finished, and reports that are old. Each a day: older than that goes. */
export async function deleteOldImports(
  db: Queryable,
  before: { readonly untold: string; readonly stuck: string; readonly reports: string },
): Promise<void> {
  await db.query({
    name: 'outreach.delete-old-imports',
    text: `delete from outreach.figures_import
      where (state in ('arriving', 'looked') and made_on < $1)
        or (state in ('waiting', 'running') and made_on < $2) or made_on < $3`,
    values: [before.untold, before.stuck, before.reports],
  })
}

/** Every import whose file may still stand at a place. */
export async function importsWithFile(db: Queryable, place: string): Promise<string[]> {
  const { rows } = await db.query({
    name: 'outreach.imports-with-file',
    text: `select id from outreach.figures_import
      where place = $1 and state in ('arriving', 'looked', 'waiting', 'running')`,
    values: [place],
  })
  return rows.map((row) => String(row['id']))
}

/** What every creative may be called in a file. */
export async function readNamedCreatives(db: Queryable): Promise<NamedCreative[]> {
  const { rows } = await db.query({
    name: 'outreach.named-creatives',
    text: `select c.id, k.name as campaign, c.variant, c.channel, c.language, k.starts_on as "startsOn", k.ends_on as "endsOn",
        coalesce((select array_agg(l.code) from outreach.link as l where l.creative = c.id), '{}') as codes
      from outreach.creative as c join outreach.campaign as k on k.id = c.campaign order by c.id`,
  })
  return rows.map((row) => namedCreative.parse(row))
}

const namedCreative = z.object({
  id: z.number(),
  campaign: z.string(),
  variant: z.string(),
  channel: z.string(),
  language: z.string(),
  codes: z.array(z.string()),
  startsOn: z.string(),
  endsOn: z.string(),
})
