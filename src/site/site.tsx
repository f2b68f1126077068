import type { ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { ChatState, Moment } from '../directory/chat-state.ts'
import type { Refusal } from '../doors/refusals.ts'
import type { Answer, Route } from '../doors/route.ts'
import type { Asset } from '../ui/document.ts'
import { pageDocument } from '../ui/document.ts'
import { iconSvg } from '../ui/neutral.ts'
import type { Language } from '../words/language.ts'
import { languages } from '../words/language.ts'
import type { PagePath } from './address.ts'
import { addressOf, languageOf } from './address.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { FrontPage } from './FrontPage.tsx'
import { createPageCache } from './page-cache.ts'
import { accessibilityWords, privacyWords } from './page-words.ts'
import { openLines, watchPresent } from './present.ts'
import { Shell } from './Shell.tsx'
import { siteCss } from './styles.ts'
import { TextPage } from './TextPage.tsx'
import { tracesWords } from './traces-words.ts'

export type SiteParts = {
  readonly publicOrigin: string
  /** The neutral site that the way out goes to. */
  readonly exitTo: string
  /** The built `src/site/leave.ts`. */
  readonly leave: Asset
  /** An e-mail address for questions and for security reports; null until the organisation gives one. */
  readonly contact: string | null
  /** Never throws; `unknown` when nobody can tell. */
  readonly chatState: () => Promise<ChatState>
  /** The whole chat page as HTML: see `visitor/page.tsx`. */
  readonly chatPage: (language: Language, moment: Moment) => string
  readonly clock: () => Date
}

export type Site = {
  readonly routes: readonly Route[]
  /** For DoorsOptions.errorPage: a whole page for an address that failed, with telephone numbers. */
  readonly errorPage: (word: Refusal, path: string, asked: readonly string[]) => Answer
}

/** The public pages. None of them needs a database. */
export function openSite(parts: SiteParts): Site {
  const cache = createPageCache()
  const present = watchPresent(parts.chatState, parts.clock)
  const pages: Record<PagePath, (language: Language, moment: Moment) => string> = {
    '/': (language, moment) =>
      whole(language, '/', <FrontPage language={language} moment={moment} />),
    '/chat': parts.chatPage,
    '/wis-je-sporen': (language) =>
      whole(
        language,
        '/wis-je-sporen',
        <TextPage language={language} words={tracesWords[language]} contact={parts.contact} />,
      ),
    '/privacy': (language) =>
      whole(
        language,
        '/privacy',
        <TextPage language={language} words={privacyWords[language]} contact={parts.contact} />,
      ),
    '/toegankelijkheid': (language) =>
      whole(
        language,
        '/toegankelijkheid',
        <TextPage
          language={language}
          words={accessibilityWords[language]}
          contact={parts.contact}
        />,
      ),
  }

  return {
    routes: [
      ...(Object.keys(pages) as PagePath[]).flatMap((path) =>
        languages.map((language) => pageRoute(path, language)),
      ),
      fileRoute('/icon.svg', 'image/svg+xml', () => iconSvg),
      fileRoute('/robots.txt', 'text/plain; charset=utf-8', () => robots),
      fileRoute('/.well-known/security.txt', 'text/plain; charset=utf-8', securityText),
    ],
    errorPage(word, path, asked) {
      const language = languageOf(path, asked)
      const instant = parts.clock()
      const key = `error|${word}|${language}|${openLines(instant)}`
      return cache.page(key, () =>
        whole(language, null, <ErrorPage language={language} word={word} instant={instant} />),
      )
    },
  }

  function pageRoute(path: PagePath, language: Language): Route {
    const answer = ({ moment, keys }: Awaited<ReturnType<typeof present.now>>) =>
      cache.page(`${path}|${keys[language]}`, () => pages[path](language, moment))
    return {
      method: 'GET',
      path: addressOf(path, language),
      permission: 'anyone',
      maxBytes: 0,
      takes: 'nothing',
      dress: path === '/chat' ? 'chat' : 'page',
      answer: () => {
        const now = present.now()
        return now instanceof Promise ? now.then(answer) : answer(now)
      },
    }
  }

  function whole(language: Language, path: PagePath | null, content: ComponentChild): string {
    const shell = (
      <Shell language={language} path={path} exitTo={parts.exitTo}>
        {content}
      </Shell>
    )
    const body = renderToString(shell)
    return pageDocument({ language, css: siteCss, body, scripts: [parts.leave] })
  }

  /** Source: RFC 9116. */
  function securityText(): string {
    const contact = parts.contact
      ? `mailto:${parts.contact}`
      : `${parts.publicOrigin}/privacy#contact`
    const expires = new Date(parts.clock().getTime() + 180 * 86_400_000)
    expires.setUTCHours(0, 0, 0, 0)
    return `Contact: ${contact}\nExpires: ${expires.toISOString()}\nPreferred-Languages: nl, en\nCanonical: ${parts.publicOrigin}/.well-known/security.txt\n`
  }
}

const robots = 'User-agent: *\nDisallow: /desk\nDisallow: /api/\nDisallow: /c/\n'

const fileRoute = (path: string, type: string, text: () => string): Route => ({
  method: 'GET',
  path,
  permission: 'anyone',
  maxBytes: 0,
  takes: 'nothing',
  dress: 'asset',
  answer: () => ({ kind: 'file', type, bytes: Buffer.from(text(), 'utf8') }),
})
