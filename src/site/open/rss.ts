import { sectionAddress } from '../../knowledge/page.ts'
import { sectionWords } from '../../knowledge/pages/section-words.ts'
import type { Portal } from '../../knowledge/portal.ts'
import { firstLanguage } from '../../words/language.ts'
import { xmlSafe } from './xml.ts'

const most = 30

/** What is new or changed for professionals, newest first. Source: RSS 2.0. */
export function rss(origin: string, portal: Portal): string {
  const say = sectionWords[firstLanguage].professionals
  const pages = portal
    .list(firstLanguage, 'professionals')
    .toSorted((one, other) => other.version - one.version)
    .slice(0, most)
  const items = pages.map(({ address, text, publishedOn, version }) =>
    [
      '<item>',
      `<title>${xmlSafe(text.head.title)}</title>`,
      `<link>${xmlSafe(origin + address)}</link>`,
      `<guid isPermaLink="false">${xmlSafe(`${text.head.id}-${version}`)}</guid>`,
      `<pubDate>${new Date(`${publishedOn}T00:00:00Z`).toUTCString()}</pubDate>`,
      `<description>${xmlSafe(text.head.summary)}</description>`,
      '</item>',
    ].join(''),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Keerpunt: ${xmlSafe(say.title)}</title>
<link>${xmlSafe(origin + (sectionAddress('professionals', firstLanguage) ?? '/'))}</link>
<atom:link rel="self" type="application/rss+xml" href="${xmlSafe(`${origin}/rss.xml`)}"/>
<description>${xmlSafe(say.lead)}</description>
<language>nl</language>
${items.join('\n')}
</channel></rss>
`
}
