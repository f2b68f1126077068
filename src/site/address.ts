import type { Language } from '../words/language.ts'
import { chooseLanguage, firstLanguage, parseLanguage } from '../words/language.ts'

/** Pages in every language. Dutch has no prefix: `/privacy`, `/en/privacy`. */
export const sitePaths = [
  '/',
  '/chat',
  '/wis-je-sporen',
  '/privacy',
  '/toegankelijkheid',
  '/waarom',
  '/zoek',
  '/hulp',
] as const
export type PagePath = (typeof sitePaths)[number]

export function addressOf(path: PagePath, language: Language): string {
  if (language === firstLanguage) return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** The language an address is in; for an address without one, what the browser asks for. */
export function languageOf(address: string, asked: readonly string[]): Language {
  return parseLanguage(address.split('/', 2)[1]) ?? chooseLanguage(asked)
}
