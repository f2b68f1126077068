import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { type Media, mediaShape } from '../exchange.ts'

const mediaRow = z
  .object({
    id: z.string(),
    type: mediaShape.shape.type,
    size: z.coerce.number().int(),
    name: z.string(),
    alt: z.string(),
    made_by: z.string(),
  })
  .transform(({ size, made_by, ...rest }): Media => ({ ...rest, bytes: size, by: made_by }))

/** By name, all that the library holds. */
export async function readMedia(db: Queryable): Promise<Media[]> {
  const { rows } = await db.query({
    name: 'knowledge.media',
    text: `select id, type, length(bytes) as size, name, alt, made_by from knowledge.media
      order by name, id limit 2000`,
  })
  return rows.map((row) => mediaRow.parse(row))
}

const fileRow = z.object({ type: mediaShape.shape.type, bytes: z.instanceof(Uint8Array) })
export type MediaFile = z.infer<typeof fileRow>

export async function readMediaFile(db: Queryable, id: string): Promise<MediaFile | null> {
  const { rows } = await db.query({
    name: 'knowledge.media-file',
    text: 'select type, bytes from knowledge.media where id = $1',
    values: [id],
  })
  return rows[0] ? fileRow.parse(rows[0]) : null
}

/** The same bytes are kept once. */
export async function insertMedia(
  tx: Queryable,
  { id, type, bytes, name, alt, by }: Omit<Media, 'bytes'> & { readonly bytes: Uint8Array },
): Promise<void> {
  await tx.query({
    name: 'knowledge.insert-media',
    text: `insert into knowledge.media (id, type, bytes, name, alt, made_by) values ($1, $2, $3, $4, $5, $6)
      on conflict (id) do nothing`,
    values: [id, type, bytes, name, alt, by],
  })
}

/** Which of these are in the library. */
export async function knownMedia(db: Queryable, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query({
    name: 'knowledge.known-media',
    text: 'select id from knowledge.media where id = any ($1)',
    values: [ids],
  })
  return rows.map((row) => String(row['id']))
}

/** Locks the library, so that two uploads together do not pass its limit. */
export async function mediaSize(tx: Queryable): Promise<{ files: number; size: number }> {
  await tx.query({
    name: 'knowledge.lock-media',
    text: `select pg_advisory_xact_lock(hashtext('keerpunt media'))`,
  })
  const { rows } = await tx.query({
    name: 'knowledge.media-size',
    text: 'select count(*) as files, coalesce(sum(length(bytes)), 0) as size from knowledge.media',
  })
  return { files: Number(rows[0]?.['files']), size: Number(rows[0]?.['size']) }
}

export async function deleteMedia(tx: Queryable, id: string): Promise<boolean> {
  const { count } = await tx.query({
    name: 'knowledge.delete-media',
    text: 'delete from knowledge.media where id = $1',
    values: [id],
  })
  return count > 0
}
