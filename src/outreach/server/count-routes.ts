import { z } from 'zod'
import type { Route } from '../../doors/route.ts'
import { nothing, refused } from '../../doors/route.ts'
import { codeForm } from '../link.ts'
import { pageStages } from '../stage.ts'
import type { OpenOutreach } from './outreach.ts'

const countShape = z.object({ code: z.string().regex(codeForm), stage: z.enum(pageStages) })

/** One more at a stage of a code that leads somewhere now; of any other code nothing is kept, and nothing is told. */
export function countRoutes({ leading, counting }: OpenOutreach): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/outreach/count',
      permission: 'anyone',
      maxBytes: 100,
      takes: 'json',
      dress: 'api',
      // A beacon; what it says stands in its body, and a code is all that it needs.
      fromAnywhere: true,
      answer({ body }) {
        const asked = countShape.safeParse(body)
        if (!asked.success) return refused('malformed')
        const { code, stage } = asked.data
        if (leading.targetOf(code) === null) return nothing
        return counting.add(code, stage) ? nothing : refused('too-many')
      },
    },
  ]
}
