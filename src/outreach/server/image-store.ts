import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { imageTypes } from '../image.ts'
import type { Cleaned } from './clean-image.ts'

const imageRow = z.object({ type: z.enum(imageTypes), bytes: z.instanceof(Uint8Array) })

export async function readImage(
  db: Queryable,
  creative: number,
): Promise<z.infer<typeof imageRow> | null> {
  const { rows } = await db.query({
    name: 'outreach.image',
    text: 'select type, bytes from outreach.creative_image where creative = $1',
    values: [creative],
  })
  return rows[0] ? imageRow.parse(rows[0]) : null
}

/** How many there are of others than this creative. */
export async function countImages(tx: Queryable, creative: number): Promise<number> {
  const { rows } = await tx.query({
    name: 'outreach.count-images',
    text: 'select count(*) as images from outreach.creative_image where creative <> $1',
    values: [creative],
  })
  return Number(rows[0]?.['images'])
}

/** In the place of the one it had. */
export async function saveImage(
  tx: Queryable,
  creative: number,
  { type, width, height, bytes }: Cleaned,
): Promise<void> {
  await tx.query({
    name: 'outreach.save-image',
    text: `insert into outreach.creative_image (creative, type, width, height, bytes)
      values ($1, $2, $3, $4, $5)
      on conflict (creative) do update
        set type = excluded.type, width = excluded.width, height = excluded.height, bytes = excluded.bytes`,
    values: [creative, type, width, height, bytes],
  })
}

/** False when it had none. */
export async function deleteImage(tx: Queryable, creative: number): Promise<boolean> {
  const { count } = await tx.query({
    name: 'outreach.delete-image',
    text: 'delete from outreach.creative_image where creative = $1',
    values: [creative],
  })
  return count === 1
}
