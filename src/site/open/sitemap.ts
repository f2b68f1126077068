import { pageAddress, sectionAddress, sections } from '../../knowledge/page.ts'
import type { Portal } from '../../knowledge/portal.ts'
import type { Language } from '../../words/language.ts'
import { firstLanguage, languages } from '../../words/language.ts'
import { addressOf, sitePaths } from '../address.ts'
import { xmlSafe } from './xml.ts'

type Entry = {
  readonly addresses: readonly { readonly language: Language; readonly address: string }[]
  readonly changedOn: string | null
}

/** Every page that can be found, with its translations. Youth's addresses tell nothing. Source: sitemaps.org 0.9. */
export function sitemap(origin: string, portal: Portal): string {
  const everywhere = (addressIn: (language: Language) => string): Entry => ({
    addresses: languages.map((language) => ({ language, address: addressIn(language) })),
    changedOn: null,
  })
  const lists = sections.filter((section) => sectionAddress(section, firstLanguage) !== null)
  const entries: readonly Entry[] = [
    ...sitePaths.map((path) => everywhere((language) => addressOf(path, language))),
    ...lists.map((section) => everywhere((language) => sectionAddress(section, language) ?? '/')),
    ...sections
      .flatMap((section) => portal.list(firstLanguage, section))
      .map(({ place, publishedOn }) => ({
        addresses: portal
          .languagesOf(place)
          .map((language) => ({ language, address: pageAddress({ ...place, language }) })),
        changedOn: publishedOn,
      })),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.flatMap((entry) => urlsOf(origin, entry)).join('\n')}
</urlset>
`
}

function urlsOf(origin: string, { addresses, changedOn }: Entry): readonly string[] {
  const whole = (address: string) => xmlSafe(origin + address)
  const others =
    addresses.length < 2
      ? ''
      : addresses
          .map(
            ({ language, address }) =>
              `<xhtml:link rel="alternate" hreflang="${language}" href="${whole(address)}"/>`,
          )
          .join('')
  const changed = changedOn === null ? '' : `<lastmod>${changedOn}</lastmod>`
  return addresses.map(
    ({ address }) => `<url><loc>${whole(address)}</loc>${changed}${others}</url>`,
  )
}
