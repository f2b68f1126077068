import type { Reader } from '../../directory/helplines.ts'
import type { Place } from '../page.ts'

const testsFor: Readonly<Record<string, Reader>> = { zorgen: 'relative', signaal: 'professional' }
const generalFor: Readonly<Record<string, Reader>> = { 'geldezel-pakket': 'professional' }

/**
 * For whom a page is written. Whatever is not known to be for others counts as youth: then its title is neutral,
 * and no step within the site stays behind on the phone.
 */
export function readerOf({ section, slug }: Pick<Place, 'section' | 'slug'>): Reader {
  switch (section) {
    case 'relatives':
      return 'relative'
    case 'professionals':
      return 'professional'
    case 'tests':
      return testsFor[slug] ?? 'youth'
    case 'general':
      return generalFor[slug] ?? 'youth'
    case 'youth':
    case 'stories':
      return 'youth'
    default:
      return section satisfies never
  }
}
