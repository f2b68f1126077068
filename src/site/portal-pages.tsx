import { openGet } from '../doors/open-get.ts'
import type { Answer, Route } from '../doors/route.ts'
import { refused } from '../doors/route.ts'
import {
  isSlug,
  type Place,
  pageAddress,
  type Section,
  sectionAddress,
  sections,
} from '../knowledge/page.ts'
import { addressIn, readable } from '../knowledge/pages/around.ts'
import { readerOf } from '../knowledge/pages/reader.ts'
import { type ListedSection, SectionPage } from '../knowledge/pages/SectionPage.tsx'
import type { LivePage, Portal } from '../knowledge/portal.ts'
import type { Language } from '../words/language.ts'
import { firstLanguage, languages } from '../words/language.ts'
import type { Draw } from './draw.tsx'
import { findListed, findPage } from './found.ts'
import { GonePage } from './GonePage.tsx'
import { PortalPage } from './PortalPage.tsx'
import type { PageCache } from './page-cache.ts'
import type { Present } from './present.ts'

export type PortalPagesParts = {
  readonly publicOrigin: string
  readonly portal: () => Portal
  readonly now: () => Present | Promise<Present>
  readonly cache: PageCache
  readonly draw: Draw
  /** From `portalNumber`. */
  readonly number: (portal: Portal) => number
}

/** Where a campaign's link may lead (`link-targets.ts`), and a self-test that is counted when she asks for it. */
const countedSections: ReadonlySet<Section> = new Set(['general', 'tests', 'youth'])

const listedSections = ['youth', 'stories', 'relatives', 'professionals'] as const

/** Every address of the portal's pages and lists, in every language. */
export function portalRoutes(parts: PortalPagesParts): readonly Route[] {
  const { portal, cache, draw, number, publicOrigin } = parts

  return languages.flatMap((language) => [
    ...listedSections.map((section) =>
      route(sectionAddress(section, language) ?? '/', (now) => list(section, language, now)),
    ),
    ...sections.map((section) =>
      route(
        pageAddress({ language, section, slug: ':slug' }),
        (now, slug) => text({ language, section, slug }, now),
        countedSections.has(section) ? 'asking' : 'page',
      ),
    ),
  ])

  function list(section: ListedSection, language: Language, now: Present): Answer {
    const shown = portal()
    const address = sectionAddress(section, language) ?? '/'
    return cache.page(keyOf(address, shown, language, now), () =>
      draw({
        language,
        addressIn: (other) => sectionAddress(section, other) ?? '/',
        talk: now,
        keepsHistory: section === 'relatives' || section === 'professionals',
        findable: findListed(publicOrigin, section, language),
        content: <SectionPage portal={shown} section={section} language={language} />,
      }),
    )
  }

  function text(place: Place, now: Present): Answer {
    if (!isSlug(place.section, place.slug)) return refused('unknown')
    const shown = portal()
    const page = readable(shown, place)
    if (page) return whole(page, shown, place.language, now)
    const to = wentTo(shown, place)
    if (to !== null) return { kind: 'see-other', to }
    return isGone(shown, place) ? gone(place, shown, now) : refused('unknown')
  }

  function whole(page: LivePage, shown: Portal, language: Language, now: Present): Answer {
    const there = shown.languagesOf(page.place)
    const address = pageAddress({ ...page.place, language })
    return cache.page(keyOf(address, shown, language, now), () =>
      draw({
        language,
        addressIn: (other) => pageAddress({ ...page.place, language: other }),
        there,
        talk: now,
        keepsHistory: readerOf(page.place) !== 'youth',
        findable: findPage(publicOrigin, shown, page, there),
        content: (
          <PortalPage
            portal={shown}
            page={page}
            language={language}
            now={now.moment.instant.getTime()}
          />
        ),
      }),
    )
  }

  function gone(place: Place, shown: Portal, now: Present): Answer {
    const { language, section } = place
    const answer = cache.page(keyOf(`gone ${section}`, shown, language, now), () =>
      draw({
        language,
        addressIn: (other) => addressIn(other, '/'),
        talk: now,
        content: <GonePage language={language} section={section} />,
      }),
    )
    return answer.kind === 'file' ? { ...answer, status: 410 } : answer
  }

  function keyOf(what: string, shown: Portal, language: Language, now: Present): string {
    return `${what}|${number(shown)}|${language}|${now.talk[language]}`
  }

  function route(
    path: string,
    answer: (now: Present, slug: string) => Answer,
    dress: Route['dress'] = 'page',
  ): Route {
    return openGet(path, dress, ({ params }) => {
      const now = parts.now()
      const slug = params['slug'] ?? ''
      return now instanceof Promise ? now.then((then) => answer(then, slug)) : answer(now, slug)
    })
  }
}

/** A move in Dutch moved every language that has no address of its own there. */
function wentTo(portal: Portal, place: Place): string | null {
  const own = portal.movedTo(pageAddress(place))
  if (own !== null) return own
  const dutch = portal.movedTo(pageAddress({ ...place, language: firstLanguage }))
  return dutch === null ? null : addressIn(place.language, dutch)
}

const isGone = (portal: Portal, place: Place) =>
  [place.language, firstLanguage].some(
    (language) => portal.page({ ...place, language }) === 'withdrawn',
  )
