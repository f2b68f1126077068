import { z } from 'zod'
import { dayOf } from '../../audit/entry.ts'
import type { Route } from '../../doors/route.ts'
import { nothing, refused } from '../../doors/route.ts'
import { addCount } from './counted-store.ts'
import type { OpenKnowledge } from './knowledge.ts'

const countShape = z.object({ test: z.string().max(60) })
/** Of all readers together: who wants to spoil a count can not spoil it by much, nor keep the database busy. */
const mostPerMinute = 60
const minuteMs = 60_000

/** A reader who finished a self-test and tapped "count me in": one more on that day, and nothing else. */
export function countRoutes({ parts, portal }: OpenKnowledge): readonly Route[] {
  let minute = 0
  let counted = 0
  return [
    {
      method: 'POST',
      path: '/api/v1/knowledge/counts',
      permission: 'anyone',
      maxBytes: 200,
      takes: 'json',
      dress: 'api',
      async answer({ body }) {
        const asked = countShape.safeParse(body)
        if (!asked.success) return refused('malformed')
        const place = { language: 'nl', section: 'tests', slug: asked.data.test } as const
        const page = portal().page(place)
        if (page === null || page === 'withdrawn') return refused('unknown')
        const nowMs = parts.clock()
        const now = Math.floor(nowMs / minuteMs)
        if (now !== minute) [minute, counted] = [now, 0]
        counted += 1
        if (counted > mostPerMinute) return refused('too-many')
        await addCount(parts.database, dayOf(nowMs), `test ${asked.data.test}`)
        return nothing
      },
    },
  ]
}
