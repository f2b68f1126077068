import { z } from 'zod'
import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import type { Language } from '../../words/language.ts'
import { parseLanguage } from '../../words/language.ts'
import { type FactLine, proposeShape } from '../exchange.ts'
import { isConceptFact, readFacts } from '../fact.ts'
import { confirmFact, insertFact, lockFact, proposeFact, readFactRows } from './fact-store.ts'
import type { Knowledge } from './knowledge.ts'
import { nextEdition } from './page-store.ts'

const path = '/api/v1/knowledge/facts/:language'
const idForm = /^[a-z0-9][a-z0-9-]{0,63}$/
const confirmShape = z.object({ revision: z.number().int() })

/** Facts: one person proposes a text, another lets it through. Nobody changes one alone. */
export function factRoutes(knowledge: Knowledge): readonly Route[] {
  const { database, clock, nameOf } = knowledge.parts
  return [
    {
      method: 'GET',
      path,
      permission: 'redaction',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'api',
      async answer({ params }) {
        const language = parseLanguage(params['language'])
        return language ? json(await factLines(language)) : refused('unknown')
      },
    },
    change('propose', async ({ body }, language, id, who) => {
      const asked = proposeShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      const { facts, problems } = readFacts(asked.data.source)
      if (problems.length > 0 || facts.length !== 1 || facts[0]?.id !== id)
        return refused('malformed', { problems })
      return database.transaction(async (tx) => {
        await insertFact(tx, language, id, '')
        await lockFact(tx, language, id)
        const made = { source: asked.data.source, ...who }
        return json({ revision: await proposeFact(tx, { language, id }, made) })
      })
    }),
    change('confirm', async ({ body }, language, id, who) => {
      const asked = confirmShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      const answer = await database.transaction(async (tx) => {
        const fact = await lockFact(tx, language, id)
        if (!fact || fact.proposed === null) return refused('unknown')
        if (fact.revision !== asked.data.revision) return refused('taken')
        if (fact.proposed_account === who.account)
          return refused('not-allowed', { why: 'own-text' })
        await confirmFact(tx, language, id)
        await nextEdition(tx)
        const subject = `${language} ${id}`
        const day = dayOf(clock())
        await record(tx, { act: 'knowledge-fact-confirmed', actor: who.name, subject, day })
        return json({})
      })
      await knowledge.refresh()
      return answer
    }),
  ]

  async function factLines(language: Language): Promise<FactLine[]> {
    const today = dayOf(clock())
    const rows = (await readFactRows(database)).filter((row) => row.language === language)
    return rows.map(({ id, source, proposed, proposed_by, revision }) => {
      const fact = readFacts(source).facts[0]
      return {
        id,
        source,
        proposed: proposed === null ? null : { source: proposed, by: proposed_by ?? '', revision },
        concept: !fact || isConceptFact(fact, today),
      }
    })
  }

  function change(
    verb: string,
    work: (
      call: Call,
      language: Language,
      id: string,
      who: { readonly account: string; readonly name: string },
    ) => Promise<Answer>,
  ): Route {
    return {
      method: 'POST',
      path: `${path}/:id/${verb}`,
      permission: 'editor',
      maxBytes: 8_192,
      takes: 'json',
      dress: 'api',
      async answer(call) {
        const language = parseLanguage(call.params['language'])
        const id = call.params['id'] ?? ''
        if (!language || !idForm.test(id) || call.caller.kind !== 'staff') return refused('unknown')
        const name = await nameOf(call.caller.member)
        return work(call, language, id, { account: call.caller.account, name })
      },
    }
  }
}
