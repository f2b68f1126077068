import { dayOf } from '../../audit/entry.ts'
import type { Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { helplines } from '../helplines.ts'
import { type NumberLine, numberAskShape, numberFault } from '../numbers.ts'
import type { ContactParts } from './contact-routes.ts'
import { deskGet } from './desk-get.ts'
import { saveNumber } from './number-store.ts'
import { tellPlacesChanged } from './places-store.ts'
import { proposalRoutes, shownTo } from './proposal-routes.ts'
import { readProposals } from './proposal-store.ts'

const path = '/api/v1/directory/numbers'
const subjectOf = (id: string) => `number ${id}`

/** The helplines' telephone numbers: a locked field, changed by two persons, with a source and the day of checking. */
export function numberRoutes({ database, clock, places, nameOf }: ContactParts): readonly Route[] {
  const today = () => dayOf(clock())
  return [
    deskGet(path, async (call) => {
      const proposals = await readProposals(database, subjectOf(''))
      const lines = helplines.map(({ id, name, number, numberCheck }): NumberLine => {
        const proposal = proposals.find(({ subject }) => subject === subjectOf(id))
        const { source, verifiedOn: checkedOn } = numberCheck
        return { id, name, number, source, checkedOn, proposal: shownTo(call, proposal) }
      })
      return json(lines)
    }),
    ...proposalRoutes({
      ...{ database, clock, nameOf },
      path: `${path}/:id`,
      act: 'directory-number',
      takes: 'json',
      maxBytes: 2_048,
      subjectOf: ({ id = '' }) => (helplines.some((line) => line.id === id) ? subjectOf(id) : null),
      async read(_, { body, params }) {
        const asked = numberAskShape.safeParse(body)
        if (!asked.success) return refused('malformed')
        const why = numberFault(params['id'] ?? '', asked.data, today())
        return why ? refused('malformed', { why }) : { text: JSON.stringify(asked.data) }
      },
      async takeOver(tx, text, { id = '' }) {
        const asked = numberAskShape.parse(JSON.parse(text))
        // Another line may have got this number since.
        const why = numberFault(id, asked, today())
        if (why) return refused('taken', { why })
        await saveNumber(tx, id, asked)
        await tellPlacesChanged(tx)
        return null
      },
      changed: () => places.refresh(),
    }),
  ]
}
