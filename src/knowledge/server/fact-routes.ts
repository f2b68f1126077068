import { dayOf } from '../../audit/entry.ts'
import { deskGet } from '../../directory/server/desk-get.ts'
import { proposalRoutes, shownTo } from '../../directory/server/proposal-routes.ts'
import { readProposals } from '../../directory/server/proposal-store.ts'
import type { Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import type { Language } from '../../words/language.ts'
import { parseLanguage } from '../../words/language.ts'
import { type FactLine, proposeShape } from '../exchange.ts'
import { isConceptFact, printFact, readFacts } from '../fact.ts'
import { nextEdition } from './edition-store.ts'
import { readFactRows, saveFact } from './fact-store.ts'
import type { OpenKnowledge } from './knowledge.ts'

const path = '/api/v1/knowledge/facts/:language'
const idForm = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Facts: one person proposes a text, another lets it through. Nobody changes one alone. */
export function factRoutes(knowledge: OpenKnowledge): readonly Route[] {
  const { database, clock, nameOf } = knowledge.parts
  return [
    deskGet(path, async (call) => {
      const language = parseLanguage(call.params['language'])
      return language ? json(await factLines(call, language)) : refused('unknown')
    }),
    ...proposalRoutes({
      ...{ database, clock, nameOf },
      path: `${path}/:id`,
      act: 'knowledge-fact',
      takes: 'json',
      maxBytes: 8_192,
      subjectOf(params) {
        const { language, id } = named(params)
        return language && idForm.test(id) ? `fact ${language} ${id}` : null
      },
      async read(_, { body, params }) {
        const asked = proposeShape.safeParse(body)
        if (!asked.success) return refused('malformed')
        const { facts, problems } = readFacts(asked.data.source)
        const [fact] = facts
        if (!fact || facts.length > 1 || problems.length > 0 || fact.id !== params['id'])
          return refused('malformed', { problems })
        // As it is printed: nothing is kept that the second person can not see.
        return { text: printFact(fact) }
      },
      async takeOver(tx, text, params) {
        const { language, id } = named(params)
        if (!language) return refused('unknown')
        await saveFact(tx, language, id, text)
        await nextEdition(tx)
        return null
      },
      changed: () => knowledge.refresh(),
    }),
  ]

  /** With those that nobody let through yet: their source is ''. */
  async function factLines(call: Call, language: Language): Promise<FactLine[]> {
    const today = dayOf(clock())
    const subject = `fact ${language} `
    const proposals = new Map(
      (await readProposals(database, subject)).map((row) => [
        row.subject.slice(subject.length),
        row,
      ]),
    )
    const rows = (await readFactRows(database)).filter((row) => row.language === language)
    const sources = new Map([
      ...[...proposals.keys()].map((id) => [id, ''] as const),
      ...rows.map(({ id, source }) => [id, source] as const),
    ])
    return [...sources].toSorted().map(([id, source]) => {
      const fact = readFacts(source).facts[0]
      return {
        id,
        source,
        proposal: shownTo(call, proposals.get(id)),
        concept: !fact || isConceptFact(fact, today),
      }
    })
  }
}

const named = ({ language, id }: Call['params']) => ({
  language: parseLanguage(language),
  id: id ?? '',
})
