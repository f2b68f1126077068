import { z } from 'zod'
import { toB64 } from '../../chain/base64url.ts'
import { idBytes, type PaperHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { Queryable } from '../../database/server/database.ts'
import { keptDays } from '../debrief/exchange.ts'

/** A note that this house can not read. */
export type SealedNote = {
  readonly idBytes: Bytes
  readonly author: PaperHash
  readonly bodyBytes: Bytes
  readonly keys: readonly { readonly reader: PaperHash; readonly sealedBytes: Bytes }[]
}

const hashOf = (hash: PaperHash) => Buffer.from(idBytes(hash))
const b64 = z.instanceof(Uint8Array).transform((value) => toB64(new Uint8Array(value)))
const lineRow = z
  .object({ id: b64, author: b64, day: z.string(), talked_on: z.string().nullable() })
  .transform(({ id, author, day, talked_on }) => ({
    ...{ id, author: author as PaperHash, day, talkedOn: talked_on },
  }))
export type NoteLineRow = z.infer<typeof lineRow>

/** Whether it stands there now: the same note twice is one. False when she has too many. today: `YYYY-MM-DD`. */
export async function addNote(
  tx: Queryable,
  note: SealedNote,
  { today, most }: { readonly today: string; readonly most: number },
): Promise<boolean> {
  await tx.query({
    name: 'outreach.lock-notes',
    text: `select pg_advisory_xact_lock(hashtext('keerpunt debrief'), hashtext($1))`,
    values: [note.author],
  })
  const { count } = await tx.query({
    name: 'outreach.add-note',
    text: `insert into outreach.debrief_note (id, author, body, day, keep_until)
      select $1, $2, $3, $4::date, $4::date + $5::integer
      where $6 > (select count(*) from outreach.debrief_note where author = $2)
      on conflict (id) do nothing`,
    values: [note.idBytes, hashOf(note.author), note.bodyBytes, today, keptDays, most],
  })
  if (count === 0) return holdsNote(tx, note)
  await tx.query({
    name: 'outreach.add-note-keys',
    text: `insert into outreach.debrief_key (note, reader, sealed)
      select $1, * from unnest($2::bytea[], $3::bytea[])`,
    values: [
      note.idBytes,
      note.keys.map(({ reader }) => hashOf(reader)),
      note.keys.map(({ sealedBytes }) => Buffer.from(sealedBytes)),
    ],
  })
  return true
}

async function holdsNote(tx: Queryable, { idBytes: id, author, bodyBytes }: SealedNote) {
  const { count } = await tx.query({
    name: 'outreach.holds-note',
    text: 'select from outreach.debrief_note where id = $1 and author = $2 and body = $3',
    values: [id, hashOf(author), bodyBytes],
  })
  return count > 0
}

/** What she wrote herself, the newest first. */
export async function readOwnNotes(db: Queryable, author: PaperHash): Promise<NoteLineRow[]> {
  const { rows } = await db.query({
    name: 'outreach.own-notes',
    text: `select id, author, day, talked_on from outreach.debrief_note
      where author = $1 order by day desc, id`,
    values: [hashOf(author)],
  })
  return rows.map((row) => lineRow.parse(row))
}

/**
 * What others wrote for this reader: first what nobody talked about yet. Where there are too many, of each writer as
 * many, her oldest first, so that nobody's notes hide another's. waiting: all that nobody talked about yet.
 */
export async function readSharedNotes(
  db: Queryable,
  reader: PaperHash,
  most: number,
): Promise<{ readonly notes: readonly NoteLineRow[]; readonly waiting: number }> {
  const { rows } = await db.query({
    name: 'outreach.shared-notes',
    text: `with shared as (
        select n.id, n.author, n.day, n.talked_on,
          count(*) filter (where n.talked_on is null) over () as waiting,
          row_number() over (
            partition by n.author, n.talked_on is null order by n.talked_on desc, n.day, n.id
          ) as turn
        from outreach.debrief_key as k join outreach.debrief_note as n on n.id = k.note
        where k.reader = $1 and n.author <> $1),
      fair as (select * from shared order by talked_on is not null, turn, day, id limit $2)
      select id, author, day, talked_on, waiting from fair
      order by talked_on desc nulls first, day, id`,
    values: [hashOf(reader), most],
  })
  const waiting = z.coerce.number().parse(rows[0]?.['waiting'] ?? 0)
  return { notes: rows.map((row) => lineRow.parse(row)), waiting }
}

/** null: there is no such note for this reader. */
export async function readSealedNote(db: Queryable, id: Bytes, reader: PaperHash) {
  const { rows } = await db.query({
    name: 'outreach.sealed-note',
    text: `select n.author, n.body, k.sealed from outreach.debrief_key as k
      join outreach.debrief_note as n on n.id = k.note where k.note = $1 and k.reader = $2`,
    values: [id, hashOf(reader)],
  })
  return rows[0] ? z.object({ author: b64, body: b64, sealed: b64 }).parse(rows[0]) : null
}

/** Whether she had written it. */
export async function deleteNote(tx: Queryable, id: Bytes, author: PaperHash): Promise<boolean> {
  const { count } = await tx.query({
    name: 'outreach.delete-note',
    text: 'delete from outreach.debrief_note where id = $1 and author = $2',
    values: [id, hashOf(author)],
  })
  return count > 0
}

/** Whether it was shared with this reader; the first day stays. */
export async function saveTalked(
  tx: Queryable,
  id: Bytes,
  reader: PaperHash,
  today: string,
): Promise<boolean> {
  const { count } = await tx.query({
    name: 'outreach.note-talked',
    text: `update outreach.debrief_note set talked_on = coalesce(talked_on, $3) where id = $1 and author <> $2
      and exists (select from outreach.debrief_key where note = $1 and reader = $2)`,
    values: [id, hashOf(reader), today],
  })
  return count > 0
}

export async function deleteOldNotes(db: Queryable, today: string): Promise<void> {
  await db.query({
    name: 'outreach.delete-old-notes',
    text: 'delete from outreach.debrief_note where keep_until < $1',
    values: [today],
  })
}
