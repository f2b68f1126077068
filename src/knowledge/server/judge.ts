import type { Queryable } from '../../database/server/database.ts'
import { emergency, helplines } from '../../directory/helplines.ts'
import { languages } from '../../words/language.ts'
import { type Place, pageAddress, sectionAddress, sections } from '../page.ts'
import { readPage } from '../page-text.ts'
import type { Portal } from '../portal.ts'
import { type Known, type Objection, objectionsTo } from '../publishable.ts'
import type { OpenKnowledge } from './knowledge.ts'
import { knownMedia } from './media-store.ts'

/** What stands between a text and its readers, with the house as it is now. */
export async function judge(
  { parts, portal, shown }: OpenKnowledge,
  tx: Queryable,
  source: string,
  place: Place,
): Promise<readonly Objection[]> {
  const media = new Set(await knownMedia(tx, mediaIn(source)))
  const others = shown.texts().filter((one) => pageAddress(one.place) !== pageAddress(place))
  const idTaken = (id: string) =>
    others.some((one) => one.place.language === place.language && one.text.head.id === id)
  const known = knownIn(portal(), place, media, parts.otherAddresses)
  return objectionsTo(source, place, { ...known, idTaken })
}

const mediaIn = (source: string): readonly string[] =>
  readPage(source).page?.blocks.flatMap((block) => (block.kind === 'media' ? [block.id] : [])) ?? []

function knownIn(
  portal: Portal,
  place: Place,
  media: ReadonlySet<string>,
  others: readonly string[],
): Omit<Known, 'idTaken'> {
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
  }
}
