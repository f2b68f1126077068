import type { Guide } from '../directory/nearby.ts'
import { helpNearbyRoutes } from '../directory/pages/help-nearby-routes.tsx'
import type { Answer, Route } from '../doors/route.ts'
import { SearchPage } from '../knowledge/pages/SearchPage.tsx'
import type { SearchView } from '../knowledge/search/exchange.ts'
import { searchMaxBytes } from '../knowledge/server/search-routes.ts'
import type { Language } from '../words/language.ts'
import { languages } from '../words/language.ts'
import { addressOf } from './address.ts'
import type { Fixed } from './site.tsx'

export type Asks = {
  /** Whom to turn to, by place. */
  readonly guide: () => Guide
  /** What the search form asked, and what was found. Never throws because the database is away. */
  readonly search: (
    fields: unknown,
    language: Language,
  ) => Promise<{ readonly text: string; readonly view: SearchView }>
}

/** The pages where she asks something. What she typed stands in no address, and its answer in no cache. */
export function askingRoutes({ guide, search }: Asks, fixed: Fixed): readonly Route[] {
  return [...languages.flatMap(searchPages), ...helpRoutes()]

  function searchPages(language: Language): readonly Route[] {
    const action = addressOf('/zoek', language)
    const page = (text: string, view: SearchView | null, key: string | null) =>
      fixed({
        path: '/zoek',
        language,
        key,
        content: () => <SearchPage language={language} action={action} text={text} view={view} />,
      })
    const route = { path: action, permission: 'anyone', dress: 'asking' } as const
    return [
      { ...route, method: 'GET', maxBytes: 0, takes: 'nothing', answer: () => page('', null, '') },
      {
        ...route,
        method: 'POST',
        maxBytes: searchMaxBytes,
        takes: 'form',
        async answer({ body }) {
          const { text, view } = await search(body, language)
          return page(text, view, null)
        },
      },
    ]
  }

  function helpRoutes(): readonly Route[] {
    return helpNearbyRoutes({
      guide,
      addressOf,
      page: ({ language, content, key }): Answer | Promise<Answer> =>
        fixed({ path: '/hulp', language, key, content: () => content }),
    })
  }
}
