import type { Language } from '../words/language.ts'
import { neutralTitle } from './neutral.ts'

/** How search engines and shared links know a page. Addresses are whole: `https://…`. */
export type Findable = {
  /** null: the neutral one, since a title stands in a phone's history. */
  readonly title: string | null
  readonly description: string
  readonly address: string
  /** The same page in each language there is, its own included; Dutch serves who reads none of them. */
  readonly translations: readonly { readonly language: Language; readonly address: string }[]
  /** A picture for shared links; null where a preview could tell on somebody. */
  readonly image: string | null
  /** What schema.org calls it. */
  readonly linkedData: unknown
}

/** Sources: HTML standard (title, canonical, alternate), Open Graph protocol, JSON-LD 1.1. */
export function findableTags(page: Findable): string {
  const { title, description, address, translations, image, linkedData } = page
  const others = translations.length > 1 ? translations : []
  const fallback = others.find(({ language }) => language === 'nl')
  return [
    `<title>${safe(title ?? neutralTitle)}</title>`,
    `<meta name="description" content="${safe(description)}">`,
    `<link rel="canonical" href="${safe(address)}">`,
    ...others.map(({ language, address: other }) => alternate(language, other)),
    ...(fallback ? [alternate('x-default', fallback.address)] : []),
    ...(title === null ? [] : [property('title', title), property('description', description)]),
    ...(image === null ? [] : [property('image', image)]),
    ...(linkedData === null ? [] : [dataBlock(linkedData)]),
  ].join('')
}

const alternate = (language: string, address: string) =>
  `<link rel="alternate" hreflang="${language}" href="${safe(address)}">`

const property = (name: string, content: string) =>
  `<meta property="og:${name}" content="${safe(content)}">`

/** A block of data is no script: nothing runs it. `<` never stands raw in it. */
const dataBlock = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`

const safe = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
