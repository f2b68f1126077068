import { type Language, parseLanguage } from '../../words/language.ts'
import { placePath, placeShape } from '../exchange.ts'
import type { Place } from '../page.ts'

/** Which screen of the redaction is open. It stands in the fragment, which no server hears. */
export type Where =
  | { readonly kind: 'pages' | 'media' | 'words' | 'contacts' | 'numbers' }
  | { readonly kind: 'facts'; readonly language: Language }
  | { readonly kind: 'page'; readonly place: Place }

const screens = {
  paginas: 'pages',
  beelden: 'media',
  zoekwoorden: 'words',
  regio: 'contacts',
  nummers: 'numbers',
} as const

export function readWhere(fragment: string): Where {
  const [screen = '', ...rest] = fragment.replace(/^#\/?/, '').split('/')
  if (screen === 'feiten') return { kind: 'facts', language: parseLanguage(rest[0]) ?? 'nl' }
  if (screen === 'pagina') {
    const [language, section, slug] = rest
    const place = placeShape.safeParse({ language, section, slug })
    if (place.success) return { kind: 'page', place: place.data }
  }
  return {
    kind: Object.hasOwn(screens, screen) ? screens[screen as keyof typeof screens] : 'pages',
  }
}

export function printWhere(where: Where): string {
  switch (where.kind) {
    case 'page':
      return `#/pagina/${placePath(where.place)}`
    case 'facts':
      return `#/feiten/${where.language}`
    case 'media':
      return '#/beelden'
    case 'words':
      return '#/zoekwoorden'
    case 'contacts':
      return '#/regio'
    case 'numbers':
      return '#/nummers'
    case 'pages':
      return '#/paginas'
    default:
      return where satisfies never
  }
}
