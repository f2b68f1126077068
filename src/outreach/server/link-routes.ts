import { randomBytes } from 'node:crypto'
import type { Queryable } from '../../database/server/database.ts'
import { openGet } from '../../doors/open-get.ts'
import { json, type Route, refused } from '../../doors/route.ts'
import { codeForm, codeOf, type LinkAsk, linkAskShape } from '../link.ts'
import { lockCreative } from './creative-store.ts'
import { note, numberIn, workerPost } from './desk-route.ts'
import { insertLink, stopLink } from './link-store.ts'
import type { OpenOutreach } from './outreach.ts'

/** Short addresses: making and ending them, and following one. */
export function linkRoutes({ parts, leading }: OpenOutreach): readonly Route[] {
  const { database } = parts
  return [
    // From memory. What is guessed, ended or never was answers in the same form: the front page, and no code.
    openGet(
      '/c/:code',
      'page',
      ({ params }) => {
        const code = params['code'] ?? ''
        const target = codeForm.test(code) ? leading.targetOf(code) : null
        return { kind: 'see-other', to: target === null ? '/' : `${target}#c=${code}` }
      },
      [],
    ),
    workerPost(parts, '/api/v1/outreach/creatives/:id/links', async ({ params, body }, who) => {
      const creative = numberIn(params['id'])
      const asked = linkAskShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      const isPage = parts.targets().some(({ path }) => path === asked.data.target)
      if (!isPage) return refused('malformed', { why: 'no-such-page' })
      const answer = await database.transaction(async (tx) => {
        if (creative === null || !(await lockCreative(tx, creative))) return refused('unknown')
        const code = await newCode(tx, creative, asked.data)
        await note(tx, parts, 'link-made', `link ${code}`, who)
        return json({ code }, 201)
      })
      await leading.refresh()
      return answer
    }),
    workerPost(parts, '/api/v1/outreach/links/:code/stop', async ({ params }, who) => {
      const code = params['code'] ?? ''
      if (!codeForm.test(code)) return refused('unknown')
      const answer = await database.transaction(async (tx) => {
        if (!(await stopLink(tx, code))) return refused('unknown')
        await note(tx, parts, 'link-stopped', `link ${code}`, who)
        return json({})
      })
      await leading.refresh()
      return answer
    }),
  ]
}

/** A link with a code that no other has. */
export async function newCode(tx: Queryable, creative: number, asked: LinkAsk): Promise<string> {
  let code = codeOf(randomBytes(6))
  while (!(await insertLink(tx, code, creative, asked))) code = codeOf(randomBytes(6))
  return code
}
