import { intlTag, type Language } from '../src/words/language.ts'
import { plural } from '../src/words/plural.ts'
import { formatDay, formatTime } from '../src/words/time.ts'
import type { AppWords } from './words.ts'

/** The words of this page's language, and how to put things into them. */
export type Say = ReturnType<typeof sayIn>

/** siteOrigin: where the public pages are; '' is the page's own origin. */
export function sayIn(language: Language, words: AppWords, siteOrigin = '') {
  return {
    language,
    words,
    /** The address of a public page in this language. */
    pageAt: (path: string) => `${siteOrigin}${language === 'nl' ? '' : `/${language}`}${path}`,
    /** Puts values in the places of a text. */
    fill: (text: string, values: Readonly<Record<string, string | number>>): string =>
      text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)),
    /** `Noor en Sam`. */
    list: (names: readonly string[]): string =>
      new Intl.ListFormat(intlTag[language]).format(names),
    /** An honest waiting time, rounded up to whole minutes. */
    wait(seconds: number | null): string {
      const { unknown, short, minutes } = words.wait
      if (seconds === null) return unknown
      return seconds < 30 ? short : plural(language, Math.ceil(seconds / 60), minutes)
    },
    opens(at: Date): string {
      const when = { day: formatDay(language, at), time: formatTime(language, at) }
      return this.fill(words.opens, when)
    },
  }
}
