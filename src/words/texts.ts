import type { Language } from './language.ts'

/** One value per language. `Texts<string>` is a sentence, `Texts<{…}>` a room's dictionary. */
export type Texts<T> = Readonly<Record<Language, T>>

/**
 * Makes a dictionary. Dutch sets the shape; a text missing or too many in another language does not compile.
 *
 *     export const words = texts({ nl: { open: 'Open nu' }, en: { open: 'Open now' }, ar: { open: 'مفتوح الآن' } })
 *     words[language].open
 */
export const texts = <T>(all: { nl: T; en: NoInfer<T>; ar: NoInfer<T> }): Texts<T> => all
