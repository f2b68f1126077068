import { z } from 'zod'
import type { Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import type { Language } from '../../words/language.ts'
import { languages } from '../../words/language.ts'
import { mostCharacters } from '../search/asked.ts'
import type { SearchView } from '../search/exchange.ts'
import { usualLimit } from '../search/result.ts'
import { viewOf } from '../search/view.ts'
import type { Search } from './search.ts'

/** Ten thousand characters fit, however they are written; a hundred of them are read. */
export const searchMaxBytes = 131_072

/** settled: she stopped typing, so that what she asked counts as one search. */
const askShape = z.object({
  text: z.string(),
  language: z.enum(languages),
  settled: z.boolean().default(false),
})

/** What the search page asks as a reader types. Words stand in the body, never in an address. */
export function searchRoutes(search: Search): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/search',
      permission: 'anyone',
      maxBytes: searchMaxBytes,
      takes: 'json',
      dress: 'api',
      async answer({ body }) {
        const asked = askShape.safeParse(body)
        if (!asked.success) return refused('malformed')
        const { text, language, settled } = asked.data
        return json(await seen(search, text, language, settled))
      },
    },
  ]
}

/** What the form of the search page asked, and what its page shows. fields: of `takes: 'form'`. */
export async function answerSearchForm(
  search: Search,
  fields: unknown,
  language: Language,
): Promise<{ readonly text: string; readonly view: SearchView }> {
  const text = formShape.parse(fields).zoek.slice(0, mostCharacters)
  return { text, view: await seen(search, text, language, true) }
}

const formShape = z.object({ zoek: z.string().catch('') }).catch({ zoek: '' })

async function seen(search: Search, text: string, language: Language, settled: boolean) {
  const answer = await search.search({ text, language }, settled)
  return viewOf(answer, { text, language, full: usualLimit })
}
