import { emergency, helplines } from '../../directory/helplines.ts'
import { languages } from '../../words/language.ts'
import { type Place, pageAddress, sectionAddress, sections } from '../page.ts'
import type { Portal } from '../portal.ts'
import { type Known, type Objection, objectionsTo } from '../publishable.ts'
import type { Knowledge } from './knowledge.ts'
import { readMedia } from './media-store.ts'

/** What stands between a text and its readers, with the house as it is now. */
export async function judge(
  { parts, portal }: Knowledge,
  source: string,
  place: Place,
): Promise<readonly Objection[]> {
  const media = new Set((await readMedia(parts.database)).map(({ id }) => id))
  return objectionsTo(source, place, knownIn(portal(), place, media, parts.otherAddresses))
}

function knownIn(
  portal: Portal,
  place: Place,
  media: ReadonlySet<string>,
  others: readonly string[],
): Known {
  const { language } = place
  const addresses = new Set([
    ...others,
    ...sections.flatMap((section) => sectionAddress(section, 'nl') ?? []),
    ...languages.flatMap((one) =>
      sections.flatMap((section) => portal.list(one, section).map(({ address }) => address)),
    ),
    pageAddress(place),
  ])
  return {
    helpline: (id) => id === emergency.id || helplines.some((line) => line.id === id),
    fact: (id) => portal.fact(id, language) !== null,
    test: (slug) => addresses.has(`/test/${slug}`),
    media: (id) => media.has(id),
    address: (path) => addresses.has(path) || portal.movedTo(path) !== null,
    idTaken: (id) => {
      const other = portal.byId(id, language)
      return other !== null && other.address !== pageAddress(place)
    },
  }
}
