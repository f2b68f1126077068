import type { Language } from '../../words/language.ts'
import { intlTag } from '../../words/language.ts'
import type { Source } from '../source.ts'
import { words } from './words.ts'

/** `Aanwijzing mensenhandel, om.nl. Nagekeken op 22 augustus 2026`, or without a day when nobody checked it. */
export function sourceText(language: Language, { says, checkedOn }: Source): string {
  return checkedOn === null
    ? says
    : `${says} (${words[language].checkedOn(dayText(language, checkedOn))})`
}

/** `22 augustus 2026`. day: `YYYY-MM-DD`. */
export const dayText = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(intlTag[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  )
