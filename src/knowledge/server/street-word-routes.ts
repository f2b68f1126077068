import { deskGet } from '../../directory/server/desk-get.ts'
import { proposalRoutes, shownTo } from '../../directory/server/proposal-routes.ts'
import { readProposals } from '../../directory/server/proposal-store.ts'
import type { Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { type StreetLine, streetAskShape } from '../exchange.ts'
import { fold } from '../search/fold.ts'
import type { OpenKnowledge } from './knowledge.ts'
import { readStreetWords, saveStreetWord } from './street-word-store.ts'

const path = '/api/v1/knowledge/street-words'
const subject = 'street-word '

/** What is said in the street, and the pages it leads readers to: one proposes, another lets it through. */
export function streetWordRoutes({ parts, portal }: OpenKnowledge): readonly Route[] {
  const { database, clock, nameOf } = parts
  const isPage = (id: string) => portal().byId(id, 'nl') !== null
  return [
    deskGet(path, async (call) => {
      const words = new Map(
        (await readStreetWords(database)).map(({ word, topics }) => [word, topics]),
      )
      const proposals = new Map(
        (await readProposals(database, subject)).map((row) => [
          row.subject.slice(subject.length),
          row,
        ]),
      )
      const all = [...new Set([...words.keys(), ...proposals.keys()])].toSorted()
      return json(
        all.map((word): StreetLine => {
          const proposal = shownTo(call, proposals.get(word))
          return { word, topics: words.get(word) ?? [], proposal }
        }),
      )
    }),
    ...proposalRoutes({
      ...{ database, clock, nameOf },
      path: `${path}/:word`,
      act: 'knowledge-street-word',
      takes: 'json',
      maxBytes: 2_048,
      subjectOf: ({ word = '' }) =>
        word !== '' && word.length <= 40 && fold(word) === word ? `${subject}${word}` : null,
      async read(_, { body }) {
        const asked = streetAskShape.safeParse(body)
        if (!asked.success) return refused('malformed')
        return asked.data.topics.every(isPage)
          ? { text: JSON.stringify(asked.data) }
          : refused('malformed', { why: 'no-such-page' })
      },
      async takeOver(tx, text, { word = '' }) {
        const { topics } = streetAskShape.parse(JSON.parse(text))
        // A page may be gone since.
        if (!topics.every(isPage)) return refused('taken', { why: 'no-such-page' })
        await saveStreetWord(tx, word, topics)
        return null
      },
      changed: async () => {},
    }),
  ]
}
