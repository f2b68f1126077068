import { createHash } from 'node:crypto'
import type { Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import type { Media } from '../exchange.ts'
import { mediaTypeOf } from '../media-type.ts'
import type { Knowledge } from './knowledge.ts'
import { insertMedia, readMedia, readMediaFile } from './media-store.ts'

/** What is larger was not made smaller in the editor's browser; films are short and made small beforehand. */
const mediaMost = 8_000_000

/** Pictures and films of our own: the library for editors, the files for readers. */
export function mediaRoutes({ parts }: Knowledge): readonly Route[] {
  const { database, nameOf } = parts
  return [
    {
      method: 'GET',
      path: '/media/:id',
      permission: 'anyone',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'asset',
      async answer({ params }) {
        const file = await readMediaFile(database, params['id'] ?? '')
        if (!file) return refused('unknown')
        return { kind: 'file', type: file.type, bytes: file.bytes, forever: true }
      },
    },
    {
      method: 'GET',
      path: '/api/v1/knowledge/media',
      permission: 'redaction',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'api',
      answer: async () => json(await readMedia(database)),
    },
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
        await insertMedia(database, { ...media, bytes })
        return json(media, 201)
      },
    },
  ]
}

const clean = (text: string | undefined, most: number) =>
  (text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, most)
