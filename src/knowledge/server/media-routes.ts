import { createHash } from 'node:crypto'
import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { deskGet } from '../../directory/server/desk-get.ts'
import type { Answer, Route } from '../../doors/route.ts'
import { json, nothing, refused } from '../../doors/route.ts'
import { mediaTypeOf } from '../../ui/media-type.ts'
import { parseLanguage } from '../../words/language.ts'
import { type Caption, webVtt } from '../captions.ts'
import type { Media } from '../exchange.ts'
import type { OpenKnowledge } from './knowledge.ts'
import { deleteMedia, insertMedia, mediaSize, readMedia, readMediaFile } from './media-store.ts'

/** What is larger was not made smaller in the editor's browser; films are short and made small beforehand. */
const mediaMost = 8_000_000
/** The whole library. It stands in the database and in each of its backups. */
const mostFiles = 2_000
const mostBytes = 1_000_000_000

/** Pictures and films of our own: the library for editors, the files for readers. */
export function mediaRoutes({ parts, portal }: OpenKnowledge): readonly Route[] {
  const { database, clock, nameOf } = parts
  return [
    {
      method: 'GET',
      path: '/media/:id',
      permission: 'anyone',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'asset',
      async answer({ params }) {
        const id = params['id'] ?? ''
        const [, film = '', spoken] = captionsFile.exec(id) ?? []
        const captions = portal().captions(film, parseLanguage(spoken) ?? 'nl')
        if (captions) return captionsOf(captions)
        // What stands on no page was approved by nobody.
        return portal().shows(id) ? fileOf(id, true) : refused('unknown')
      },
    },
    deskGet('/api/v1/knowledge/media/:id', async ({ params }) => fileOf(params['id'] ?? '', false)),
    {
      method: 'POST',
      path: '/api/v1/knowledge/media/:id/delete',
      permission: 'editor',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'api',
      async answer({ params, caller }) {
        const id = params['id'] ?? ''
        if (caller.kind !== 'staff' || portal().shows(id)) return refused('not-allowed')
        const actor = await nameOf(caller.member)
        return database.transaction(async (tx) => {
          if (!(await deleteMedia(tx, id))) return refused('unknown')
          const day = dayOf(clock())
          await record(tx, { act: 'knowledge-media-deleted', actor, subject: id, day })
          return nothing
        })
      },
    },
    deskGet('/api/v1/knowledge/media', async () => json(await readMedia(database))),
    {
      method: 'POST',
      path: '/api/v1/knowledge/media',
      permission: 'editor',
      maxBytes: mediaMost,
      takes: 'octets',
      dress: 'api',
      query: ['name', 'alt'],
      async answer({ body, query, caller }) {
        const [name, alt] = [clean(query['name'], 100), clean(query['alt'], 300)]
        const bytes = body instanceof Uint8Array ? body : new Uint8Array()
        const type = mediaTypeOf(bytes)
        if (!type || caller.kind !== 'staff') return refused('wrong-type')
        if (name === '' || alt === '') return refused('malformed')
        const id = createHash('sha256').update(bytes).digest('hex').slice(0, 24)
        const media: Media = {
          id,
          type,
          bytes: bytes.length,
          name,
          alt,
          by: await nameOf(caller.member),
        }
        if (hasExif(bytes)) return refused('wrong-type', { why: 'exif' })
        return database.transaction(async (tx) => {
          const { files, size } = await mediaSize(tx)
          if (files >= mostFiles || size + bytes.length > mostBytes) return refused('full')
          await insertMedia(tx, { ...media, bytes })
          const day = dayOf(clock())
          await record(tx, { act: 'knowledge-media-added', actor: media.by, subject: id, day })
          return json(media, 201)
        })
      },
    },
  ]

  async function fileOf(id: string, forever: boolean): Promise<Answer> {
    const file = await readMediaFile(database, id)
    return file ? { kind: 'file', type: file.type, bytes: file.bytes, forever } : refused('unknown')
  }
}

/** What is said in a film, by its language. */
const captionsFile = /^([a-z0-9-]+)\.([a-z]{2})\.vtt$/
const captionsOf = (captions: readonly Caption[]): Answer => ({
  kind: 'file',
  type: 'text/vtt; charset=utf-8',
  bytes: Buffer.from(webVtt(captions)),
})

/** A photograph that may say where and when it was taken: the desk makes it anew without. */
const hasExif = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('Exif\0\0')

const clean = (text: string | undefined, most: number) =>
  (text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, most)
