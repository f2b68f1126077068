import { z } from 'zod'
import { languages } from '../../words/language.ts'
import { type Place, sections } from '../page.ts'

/** The columns by which every table of this room says which page a row is of. */
export const placeColumns = {
  language: z.enum(languages),
  section: z.enum(sections),
  slug: z.string(),
}

/** For `language = $1 and section = $2 and slug = $3`. */
export const placeValues = ({ language, section, slug }: Place) => [language, section, slug]
