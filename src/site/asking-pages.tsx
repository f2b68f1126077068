import type { Guide } from '../directory/nearby.ts'
import { helpNearbyRoutes } from '../directory/pages/help-nearby-routes.tsx'
import type { Answer, Route } from '../doors/route.ts'
import { sectionAddress } from '../knowledge/page.ts'
import { SearchPage } from '../knowledge/pages/SearchPage.tsx'
import { UrgentPages } from '../knowledge/pages/UrgentPages.tsx'
import type { Portal } from '../knowledge/portal.ts'
import type { SearchView } from '../knowledge/search/exchange.ts'
import { searchMaxBytes } from '../knowledge/server/search-routes.ts'
import { LinkButton } from '../ui/Button.tsx'
import type { Language } from '../words/language.ts'
import { languages } from '../words/language.ts'
import { addressOf } from './address.ts'
import { frontWords } from './front-words.ts'
import { talkWords } from './page-words.ts'
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
export function askingRoutes(
  { guide, search }: Asks,
  fixed: Fixed,
  portal: () => Portal,
  number: (portal: Portal) => number,
): readonly Route[] {
  return [...languages.flatMap(searchPages), ...helpRoutes()]

  function searchPages(language: Language): readonly Route[] {
    const action = addressOf('/zoek', language)
    const page = (text: string, view: SearchView | null, key: string | null) =>
      fixed({
        path: '/zoek',
        language,
        key,
        content: () => (
          <SearchPage
            language={language}
            action={action}
            text={text}
            view={view}
            whenNone={<WhenNone language={language} portal={portal()} />}
          />
        ),
      })
    const route = { path: action, permission: 'anyone', dress: 'asking' } as const
    return [
      {
        ...route,
        method: 'GET',
        maxBytes: 0,
        takes: 'nothing',
        answer: () => page('', null, `${number(portal())}`),
      },
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

/** Below a search that found nothing: the chat, what can not wait, and the stories. */
function WhenNone({ language, portal }: { readonly language: Language; readonly portal: Portal }) {
  return (
    <>
      <p class="act">
        <LinkButton href={addressOf('/chat', language)}>{talkWords[language].talk}</LinkButton>
      </p>
      <UrgentPages portal={portal} language={language}>
        <a href={sectionAddress('stories', language) ?? '/'}>{frontWords[language].stories}</a>
      </UrgentPages>
    </>
  )
}
