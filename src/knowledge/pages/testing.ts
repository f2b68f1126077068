import { join } from 'node:path'
import { readFacts } from '../fact.ts'
import { markOf } from '../mark.ts'
import { readPage } from '../page-text.ts'
import { type Portal, type PortalParts, type PublishedText, portalAt } from '../portal.ts'
import { readFolder } from '../server/load-content.ts'

const root = join(import.meta.dirname, '../../../content')

/** The portal that comes with the software, all of it published. more: texts and moves that stand in no file. */
export async function contentPortal(
  now = Date.parse('2026-11-23T15:00Z'),
  more: Partial<Pick<PortalParts, 'texts' | 'moves'>> = {},
): Promise<() => Portal> {
  const { pages, facts } = await readFolder(root)
  const texts = await Promise.all(pages.map(({ source, place }) => published(place, source)))
  const factsOf = (language: string) =>
    facts.flatMap((one) => (one.language === language ? readFacts(one.source).facts : []))
  const portal = portalAt({
    texts: [...texts, ...(more.texts ?? [])].map((text, at) => ({ ...text, version: at + 1 })),
    facts: { nl: factsOf('nl'), en: factsOf('en'), ar: factsOf('ar') },
    moves: more.moves ?? new Map(),
    now,
  })
  return () => portal
}

/** A text that is there now. */
export async function published(
  place: PublishedText['place'],
  source: string,
): Promise<PublishedText> {
  const { page } = readPage(source)
  if (!page) throw new Error(`${place.section}/${place.slug} can not be read`)
  return {
    place,
    text: page,
    mark: await markOf(source),
    version: 1,
    publishedOn: '2026-11-22',
    from: null,
    until: null,
    withdrawn: false,
  }
}
