import { z } from 'zod'
import { dayOf } from '../../audit/entry.ts'
import type { Route } from '../../doors/route.ts'
import { nothing, refused } from '../../doors/route.ts'
import { codeForm } from '../link.ts'
import { deskStages } from '../stage.ts'
import { addCounts, knownCodes } from './count-store.ts'
import type { OpenOutreach } from './outreach.ts'

const endsShape = z.object({
  ends: z
    .array(z.object({ code: z.string().regex(codeForm), stage: z.enum(deskStages) }))
    .min(1)
    .max(500),
})

/** What a counsellor tells at the end of her shift: how far conversations came, of which campaign, never which. */
export function endRoutes({ parts }: OpenOutreach): readonly Route[] {
  const { database, clock } = parts
  return [
    {
      method: 'POST',
      path: '/api/v1/desk/campaign-ends',
      permission: 'counsellor',
      maxBytes: 32_768,
      takes: 'json',
      dress: 'api',
      async answer({ body }) {
        const asked = endsShape.safeParse(body)
        if (!asked.success) return refused('malformed')
        const { ends } = asked.data
        const known = await knownCodes(database, [...new Set(ends.map(({ code }) => code))])
        const sums = new Map<string, (typeof ends)[number] & { count: number }>()
        for (const end of ends.filter(({ code }) => known.has(code))) {
          const key = `${end.code} ${end.stage}`
          sums.set(key, { ...end, count: (sums.get(key)?.count ?? 0) + 1 })
        }
        const day = dayOf(clock())
        await addCounts(
          database,
          [...sums.values()].map((one) => ({ ...one, day })),
        )
        return nothing
      },
    },
  ]
}
