import type { Database } from '../../database/server/database.ts'
import { parseContact } from '../contact.ts'
import type { Guide } from '../nearby.ts'
import { setNumbers } from '../numbers.ts'
import { indexPlaces } from '../place-index.ts'
import { readNumbers } from './number-store.ts'
import { readPlaceFiles } from './place-files.ts'
import {
  countPlaces,
  lockPlaces,
  placesChannel,
  readContacts,
  readPlaces,
  saveContacts,
  savePlaces,
} from './places-store.ts'

export type LoadOptions = {
  /** True where other nodes may change the tables: costs a connection of its own. */
  readonly hearsOthers?: boolean
  /** Hears why the tables could not be read or filled; what was known before keeps holding. */
  readonly onFault?: (error: unknown) => void
}

/** What "help near you" knows, and the helplines' numbers, at hand without a database. Closing it stops hearing of changes. */
export interface Places extends AsyncDisposable {
  now(): Guide
  /** Reads the tables again, as after an import. Never throws. */
  refresh(): Promise<void>
}

/**
 * Reads the places and contacts that ship in `<contentRoot>/directory/`, fills tables that are still empty with
 * them, and holds what the tables say. With a database that is null or does not answer, the files hold.
 * Throws PlaceFileError when a shipped file can not be read.
 */
export async function loadPlaces(
  database: Database | null,
  contentRoot: string,
  { hearsOthers = false, onFault = () => {} }: LoadOptions = {},
): Promise<Places> {
  const files = await readPlaceFiles(contentRoot)
  let guide: Guide = { index: indexPlaces(files.tables), contacts: files.contacts }
  if (!database)
    return { now: () => guide, refresh: async () => {}, [Symbol.asyncDispose]: async () => {} }

  let round: Promise<void> = Promise.resolve()
  const refresh = () => {
    round = round.then(read)
    return round
  }
  await refresh()
  const ear = hearsOthers
    ? database.listen(placesChannel, {
        notice: () => void refresh(),
        listening: () => void refresh(),
      })
    : null
  return {
    now: () => guide,
    refresh,
    async [Symbol.asyncDispose]() {
      await ear?.[Symbol.asyncDispose]()
      await round
    },
  }

  async function read(): Promise<void> {
    if (!database) return
    try {
      await fillWhenEmpty(database)
      setNumbers(await readNumbers(database))
      const tables = await readPlaces(database)
      const cells = await readContacts(database)
      guide = {
        index: indexPlaces(tables),
        contacts: cells.flatMap((row) => {
          const parsed = parseContact(row)
          return 'contact' in parsed ? [parsed.contact] : []
        }),
      }
    } catch (error) {
      onFault(error)
    }
  }

  /** Nodes that start together fill once. */
  async function fillWhenEmpty(open: Database): Promise<void> {
    const counts = await countPlaces(open)
    if (counts.municipalities > 0 && counts.contacts > 0) return
    await open.transaction(async (tx) => {
      await lockPlaces(tx)
      const { municipalities, contacts } = await countPlaces(tx)
      if (municipalities === 0) await savePlaces(tx, files.tables)
      if (contacts === 0) await saveContacts(tx, files.contacts)
    })
  }
}
