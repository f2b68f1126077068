import type { ComponentChild } from 'preact'
import type { ChatState, Moment } from '../directory/chat-state.ts'
import { openGet } from '../doors/open-get.ts'
import type { Refusal } from '../doors/refusals.ts'
import type { Answer, Route } from '../doors/route.ts'
import type { Portal } from '../knowledge/portal.ts'
import type { ExportKey } from '../signing/export-key.ts'
import type { Asset } from '../ui/document.ts'
import type { Findable } from '../ui/findable.ts'
import { iconSvg } from '../ui/neutral.ts'
import type { Language } from '../words/language.ts'
import { languages } from '../words/language.ts'
import type { PagePath } from './address.ts'
import { addressOf, languageOf } from './address.ts'
import { type Asks, askingRoutes } from './asking-pages.tsx'
import { campaignRoutes } from './campaign/campaign-routes.ts'
import { drawWith } from './draw.tsx'
import { ErrorPage } from './ErrorPage.tsx'
import { FrontPage } from './FrontPage.tsx'
import { fileRoute } from './file-route.ts'
import { frontWords } from './front-words.ts'
import { exportRoutes } from './open/export-routes.ts'
import { pagesRoutes } from './open/pages-routes.ts'
import { rss } from './open/rss.ts'
import { sitemap } from './open/sitemap.ts'
import { createPageCache, unkept } from './page-cache.ts'
import type { TextPageWords } from './page-words.ts'
import { accessibilityWords, privacyWords } from './page-words.ts'
import { portalNumber } from './portal-number.ts'
import { portalRoutes } from './portal-pages.tsx'
import { openLines, type Present, watchPresent } from './present.ts'
import { TextPage } from './TextPage.tsx'
import { tracesWords } from './traces-words.ts'
import { whyWords } from './why-words.ts'

export type SiteParts = {
  readonly publicOrigin: string
  /** The neutral site that the way out goes to. */
  readonly exitTo: string
  /** The built `src/site/reader.ts`. */
  readonly script: Asset
  /** The built `src/site/asking.ts`, for the pages where she types a question. */
  readonly askingScript: Asset
  /** An e-mail address for questions and for security reports; null until the organisation gives one. */
  readonly contact: string | null
  /** Never throws; `unknown` when nobody can tell. */
  readonly chatState: () => Promise<ChatState>
  /** The whole chat page as HTML: see `visitor/page.tsx`. */
  readonly chatPage: (language: Language, moment: Moment) => string
  /** What readers can see now. */
  readonly portal: () => Portal
  readonly asks: Asks
  /** Signs what partners take over. */
  readonly exportKey: ExportKey
  readonly clock: () => Date
}

export type Site = {
  readonly routes: readonly Route[]
  /** For DoorsOptions.errorPage: a whole page for an address that failed, with telephone numbers. */
  readonly errorPage: (word: Refusal, path: string, asked: readonly string[]) => Answer
}

/** A page that is there in every language, around what a room draws. */
export type FixedPage = {
  readonly path: PagePath
  readonly language: Language
  /** Changes whenever the content does; null on the answer to one reader, which is kept nowhere. */
  readonly key: string | null
  readonly content: () => ComponentChild
}
export type Fixed = (page: FixedPage) => Promise<Answer>

/** The pages whose text stands in this folder. */
const textPages = {
  '/wis-je-sporen': tracesWords,
  '/privacy': privacyWords,
  '/toegankelijkheid': accessibilityWords,
  '/waarom': whyWords,
} as const

/** The public pages. None of them needs a database. */
export function openSite(parts: SiteParts): Site {
  const { publicOrigin, portal } = parts
  const cache = createPageCache()
  const present = watchPresent(parts.chatState, parts.clock)
  const draw = drawWith(parts)
  const number = portalNumber()

  return {
    routes: [
      ...languages.flatMap((language) => [
        pageRoute('/', language, (now) => front(language, now)),
        pageRoute('/chat', language, ({ moment, keys }) =>
          cache.page(`/chat|${keys[language]}`, () => parts.chatPage(language, moment), 'small'),
        ),
        ...(Object.keys(textPages) as (keyof typeof textPages)[]).map((path) =>
          pageRoute(path, language, (now) => text(path, language, now)),
        ),
      ]),
      ...portalRoutes({ publicOrigin, portal, now: present.now, cache, draw, number }),
      ...askingRoutes(parts.asks, fixed, portal, number),
      ...campaignRoutes(publicOrigin),
      ...pagesRoutes(publicOrigin, portal),
      ...exportRoutes({ origin: publicOrigin, portal, key: parts.exportKey }, number),
      fileRoute('/sitemap.xml', 'application/xml; charset=utf-8', () =>
        sitemap(publicOrigin, portal()),
      ),
      fileRoute('/rss.xml', 'application/rss+xml; charset=utf-8', () =>
        rss(publicOrigin, portal()),
      ),
      fileRoute('/icon.svg', 'image/svg+xml', () => iconSvg),
      fileRoute('/robots.txt', 'text/plain; charset=utf-8', () => robots(publicOrigin)),
      fileRoute('/.well-known/security.txt', 'text/plain; charset=utf-8', securityText),
    ],
    errorPage(word, path, asked) {
      const language = languageOf(path, asked)
      const instant = parts.clock()
      const shown = portal()
      const key = `error|${word}|${language}|${openLines(instant)}|${number(shown)}`
      return cache.page(key, () =>
        draw({
          language,
          addressIn: (other) => addressOf('/', other),
          talk: null,
          content: <ErrorPage language={language} word={word} instant={instant} portal={shown} />,
        }),
      )
    },
  }

  function front(language: Language, now: Present): Answer {
    const shown = portal()
    const { moment, keys } = now
    return drawn('/', language, `${number(shown)}|${keys[language]}`, null, () => (
      <FrontPage language={language} moment={moment} portal={shown} />
    ))
  }

  function text(path: keyof typeof textPages, language: Language, now: Present): Answer {
    const words: TextPageWords = textPages[path][language]
    return drawn(path, language, `${language}|${now.talk[language]}`, now, () => (
      <TextPage language={language} words={words} contact={parts.contact} />
    ))
  }

  async function fixed({ path, language, key, content }: FixedPage): Promise<Answer> {
    const now = await present.now()
    const whole = key === null ? null : `${language}|${key}|${now.talk[language]}`
    return drawn(path, language, whole, now, content)
  }

  /** A page that is there in every language. key: null on an answer to one reader, which is neither kept nor packed. */
  function drawn(
    path: PagePath,
    language: Language,
    key: string | null,
    talk: Present | null,
    content: () => ComponentChild,
  ): Answer {
    const make = () =>
      draw({
        language,
        addressIn: (other) => addressOf(path, other),
        talk,
        findable: findable(path, language),
        asks: path === '/zoek' || path === '/hulp',
        content: content(),
      })
    return key === null ? unkept(make()) : cache.page(`${path}|${key}`, make)
  }

  function findable(path: PagePath, language: Language): Findable {
    const whole = (other: Language) => publicOrigin + addressOf(path, other)
    return {
      title: null,
      description: path === '/' ? frontWords[language].lead : frontWords[language].neutral,
      address: whole(language),
      translations: languages.map((other) => ({ language: other, address: whole(other) })),
      image: null,
      linkedData: null,
    }
  }

  function pageRoute(path: PagePath, language: Language, answer: (now: Present) => Answer): Route {
    const dress = path === '/chat' ? 'chat' : path === '/' ? 'asking' : 'page'
    return openGet(addressOf(path, language), dress, () => {
      const now = present.now()
      return now instanceof Promise ? now.then(answer) : answer(now)
    })
  }

  /** Source: RFC 9116. */
  function securityText(): string {
    const contact = parts.contact ? `mailto:${parts.contact}` : `${publicOrigin}/privacy#contact`
    const expires = new Date(parts.clock().getTime() + 180 * 86_400_000)
    expires.setUTCHours(0, 0, 0, 0)
    return `Contact: ${contact}\nExpires: ${expires.toISOString()}\nPreferred-Languages: nl, en\nCanonical: ${publicOrigin}/.well-known/security.txt\n`
  }
}

const robots = (origin: string) =>
  `User-agent: *\nDisallow: /desk\nDisallow: /api/\nDisallow: /c/\nSitemap: ${origin}/sitemap.xml\n`
