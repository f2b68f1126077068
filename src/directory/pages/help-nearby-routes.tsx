import type { VNode } from 'preact'
import type { Answer, Route } from '../../doors/route.ts'
import type { Language } from '../../words/language.ts'
import { languages } from '../../words/language.ts'
import type { Guide } from '../nearby.ts'
import { answerPlace } from './answer-place.ts'
import { HelpNearby, placeField } from './HelpNearby.tsx'

export type HelpNearbyParts = {
  /** `places.now` of `loadPlaces`. */
  readonly guide: () => Guide
  readonly addressOf: (path: '/hulp' | '/chat', language: Language) => string
  /**
   * A whole page around this content. key: changes whenever the content does, for a page cache; null on the answer
   * to one reader, which must be kept nowhere.
   */
  readonly page: (drawn: {
    readonly language: Language
    readonly content: VNode
    readonly key: string | null
  }) => Answer | Promise<Answer>
}

/** Ten thousand letters, each of six bytes in a form, get an answer and no error. */
const maxBytes = 65_536

/**
 * The addresses of "help near you": a page to read and the answer to its form, per language.
 *
 *     ...helpNearbyRoutes({
 *       guide: places.now,
 *       addressOf,
 *       page: ({ language, content, key }) => …the Shell around `content`, in the page cache unless key is null
 *     })
 */
export function helpNearbyRoutes({ guide, addressOf, page }: HelpNearbyParts): readonly Route[] {
  const edition = countEditions()
  return languages.flatMap((language): Route[] => {
    const here = addressOf('/hulp', language)
    const content = (typed: string) => (
      <HelpNearby
        language={language}
        answer={answerPlace(guide(), typed)}
        typed={typed}
        here={here}
        chat={addressOf('/chat', language)}
      />
    )
    const route = { path: here, permission: 'anyone', dress: 'asking' } as const
    return [
      {
        ...route,
        method: 'GET',
        maxBytes: 0,
        takes: 'nothing',
        answer: () =>
          page({ language, content: content(''), key: `${language}|${edition(guide())}` }),
      },
      {
        ...route,
        method: 'POST',
        maxBytes,
        takes: 'form',
        answer: ({ body }) => page({ language, content: content(fieldOf(body)), key: null }),
      },
    ]
  })
}

/** What doors made of the form: see `takes: 'form'`. */
const fieldOf = (body: unknown): string =>
  (body as Readonly<Record<string, string>>)[placeField] ?? ''

function countEditions(): (guide: Guide) => number {
  let last: Guide | null = null
  let count = 0
  return (guide) => {
    if (guide !== last) count += 1
    last = guide
    return count
  }
}
