import type { Queryable } from '../../database/server/database.ts'
import { type Answer, json, type Route, refused } from '../../doors/route.ts'
import { revisionShape } from '../exchange.ts'
import { imageAltMost, imageMostBytes } from '../image.ts'
import { cleanImage } from './clean-image.ts'
import { type CreativeRow, lockCreative, saveCreative } from './creative-store.ts'
import { note, numberIn, type Worker, workerGet, workerPost } from './desk-route.ts'
import { countImages, deleteImage, readImage, saveImage } from './image-store.ts'
import type { OpenOutreach } from './outreach.ts'

const path = '/api/v1/outreach/creatives/:id/image'
/** A gigabyte at most, in the database and each of its backups. */
const mostImages = 500

/** A creative's image: part of what a second person lets through, so that a change is looked at again. */
export function imageRoutes({ parts, leading }: OpenOutreach): readonly Route[] {
  const { database } = parts
  return [
    workerGet(path, async ({ params }) => {
      const id = numberIn(params['id'])
      const image = id === null ? null : await readImage(database, id)
      return image ? { kind: 'file', ...image } : refused('unknown')
    }),
    {
      ...workerPost(parts, path, async ({ params, query, body }, who) => {
        const revision = numberIn(query['revision'])
        const alt = (query['alt'] ?? '').replaceAll(/\s+/g, ' ').trim()
        if (revision === null || alt.length > imageAltMost) return refused('malformed')
        if (alt === '') return refused('malformed', { why: 'no-alt' })
        const image = body instanceof Uint8Array ? cleanImage(body) : null
        if (!image) return refused('wrong-type')
        return onCreative(params['id'], revision, async (tx, row) => {
          if ((await countImages(tx, row.id)) >= mostImages) return refused('full')
          await saveImage(tx, row.id, image)
          return changed(tx, row, alt, 'image-added', who)
        })
      }),
      takes: 'octets',
      maxBytes: imageMostBytes,
      query: ['alt', 'revision'],
    },
    workerPost(parts, `${path}/remove`, async ({ params, body }, who) => {
      const asked = revisionShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      return onCreative(params['id'], asked.data.revision, async (tx, row) => {
        if (!(await deleteImage(tx, row.id))) return refused('unknown')
        return changed(tx, row, row.alt, 'image-removed', who)
      })
    }),
  ]

  async function onCreative(
    said: string | undefined,
    revision: number,
    work: (tx: Queryable, row: CreativeRow) => Promise<Answer>,
  ): Promise<Answer> {
    const id = numberIn(said)
    if (id === null) return refused('unknown')
    const answer = await database.transaction(async (tx) => {
      const row = await lockCreative(tx, id)
      if (!row) return refused('unknown')
      return row.revision === revision ? work(tx, row) : refused('taken', { why: 'stale' })
    })
    await leading.refresh()
    return answer
  }

  /** Whoever changes its image wrote in it too, and a colleague looks again. */
  async function changed(
    tx: Queryable,
    row: CreativeRow,
    alt: string,
    done: string,
    who: Worker,
  ): Promise<Answer> {
    await saveCreative(tx, row.id, { ...row, alt }, who)
    await note(tx, parts, done, `creative ${row.id}`, who)
    return json({})
  }
}
