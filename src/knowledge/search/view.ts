import type { Language } from '../../words/language.ts'
import { ownName } from '../../words/language.ts'
import { plural } from '../../words/plural.ts'
import { callFor } from './crisis.ts'
import type { SearchView } from './exchange.ts'
import type { SearchAnswer } from './result.ts'
import { searchWords } from './words.ts'

/** What a reader sees of an answer. asked: what she typed; full: at so many results there may be more. */
export function viewOf(
  { results, instead, precise }: SearchAnswer,
  {
    text,
    language,
    full,
  }: { readonly text: string; readonly language: Language; readonly full: number },
): SearchView {
  const say = searchWords[language]
  const count = results.length
  const found =
    count === 0
      ? say.none
      : count < full
        ? plural(language, count, say.found)
        : say.most.replace('#', `${count}`)
  return {
    says: text.trim() === '' ? '' : found,
    call: callFor(text, language),
    notes: [
      ...(instead.length > 0 ? [say.instead(instead.join(' '))] : []),
      ...(precise ? [] : [say.imprecise]),
    ],
    results: results.map((result) => ({
      address: result.address,
      language: result.language,
      title: result.title,
      text: result.text,
      where: say.sections[result.section],
      foreign: result.language === language ? null : ownName[result.language],
    })),
  }
}
