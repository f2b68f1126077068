import type { Language } from './language.ts'
import { intlTag } from './language.ts'

/** A sentence per plural form, `#` where the number stands. Dutch and English need `one`, Arabic all six. */
export type Forms = { readonly other: string } & {
  readonly [form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string
}

/** The form that fits the number. Source of the rules: Unicode CLDR, through `Intl.PluralRules`. */
export function plural(language: Language, count: number, forms: Forms): string {
  const form = new Intl.PluralRules(intlTag[language]).select(count)
  return (forms[form] ?? forms.other).replace('#', String(count))
}

/** Marks forms in a dictionary, so that each language may bring the ones it needs. */
export const forms = (all: Forms): Forms => all
