export const languages = ['nl', 'en', 'ar'] as const
export type Language = (typeof languages)[number]

/** What every unknown language falls back to. */
export const firstLanguage: Language = 'nl'

export const parseLanguage = (value: unknown): Language | null =>
  languages.find((language) => language === value) ?? null

/** The first language we speak among those a browser asks for (`ar-MA` counts as `ar`), else Dutch. */
export function chooseLanguage(asked: readonly string[]): Language {
  for (const tag of asked) {
    const language = parseLanguage(tag.toLowerCase().split('-', 1)[0])
    if (language) return language
  }
  return firstLanguage
}

export const direction = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** How a language calls itself. */
export const ownName: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  en: 'English',
  ar: 'العربية',
}

/** The tag for `Intl`: Latin digits everywhere, so that a time on the screen matches the clock of the phone. */
export const intlTag: Readonly<Record<Language, string>> = {
  nl: 'nl-NL',
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
}
