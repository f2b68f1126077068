import { z } from 'zod'
import type { Route } from '../../doors/route.ts'
import { nothing, refused } from '../../doors/route.ts'
import { codeForm } from '../link.ts'
import { deskStages } from '../stage.ts'
import { knownCodes } from './count-store.ts'
import type { OpenOutreach } from './outreach.ts'

const endsShape = z.object({ ends: z.array(z.unknown()).min(1).max(500) })
const endShape = z.object({ code: z.string().regex(codeForm), stage: z.enum(deskStages) })

/**
 * What a counsellor tells at the end of her shift: how far conversations came, of which campaign, never which. A code
 * that none of our links has is counted nowhere, and spoils nothing else.
 */
export function endRoutes({ parts, counting }: OpenOutreach): readonly Route[] {
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
        const ends = asked.data.ends.flatMap((end) => endShape.safeParse(end).data ?? [])
        const known = await knownCodes(parts.database, [...new Set(ends.map(({ code }) => code))])
        for (const { code, stage } of ends) if (known.has(code)) counting.add(code, stage)
        return nothing
      },
    },
  ]
}
