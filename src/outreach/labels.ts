import { checkText } from '../plain/check.ts'
import type { Language } from '../words/language.ts'
import type { Audience } from './campaign.ts'
import { confusables } from './confusables.ts'

/** A word that gives a young person a name she did not choose, and what to write instead. */
export type Label = { readonly part: string; readonly instead: readonly string[] }

/** In other languages than Dutch, which the plain-language check knows. Made from general knowledge. */
const elsewhere: Readonly<Record<Exclude<Language, 'nl'>, readonly [RegExp, readonly string[]][]>> =
  {
    en: [
      [/\bvictim\w*/giu, ['you', 'somebody who is forced']],
      [/\b(?:criminal|offender|perpetrator)s?\b/giu, ['somebody who does what is not allowed']],
    ],
    ar: [
      [/(?:ال)?ضحية|(?:ال)?ضحايا/gu, ['أنت', 'شخص يُجبَر']],
      [/(?:ال)?مجرم(?:ين|ون)?/gu, ['شخص يفعل ما هو ممنوع']],
    ],
  }
/** Words made with it, such as `slachtofferrol`, stand in no table. */
const compound = /\p{L}*slachtoffer\p{L}*/giu
const insteadOfCompound = ['jij', 'iemand die gedwongen wordt']

/** Every label in what youth read, in whichever language; none in texts for others, who need some of these words. */
export function labelsIn(typed: string, audience: Audience): readonly Label[] {
  if (audience !== 'youth') return []
  // As a reader sees it: hidden signs are none, and a sign that looks like a letter is that letter.
  const text = [...typed.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')]
    .map((sign) => confusables.get(sign) ?? sign)
    .join('')
  const others = [...elsewhere.en, ...elsewhere.ar].flatMap(([form, instead]) =>
    [...text.matchAll(form)].map(([part]) => ({ part, instead })),
  )
  const listed = checkText(text, 'A2').sentences.flatMap(({ reasons }) =>
    reasons.flatMap((reason) =>
      reason.kind === 'label' ? [{ part: reason.part, instead: reason.instead }] : [],
    ),
  )
  const made = [...text.matchAll(compound)]
    .filter(([part]) => !listed.some((one) => one.part === part))
    .map(([part]) => ({ part, instead: insteadOfCompound }))
  return [...listed, ...made, ...others]
}
