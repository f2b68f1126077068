import { dayOf } from '../../audit/entry.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import { type HashKeyFiles, keyCheckBytes } from '../../signing/hash-key-files.ts'
import type { HashKey, HashKeys } from '../../signing/keyed-hash.ts'
import { addKey, deleteIdleKeys, holdKeys, type KeyRow, lockKeys } from './hash-key-store.ts'

const yearMs = 365 * 86_400_000

/** The keys under which handles are hashed. Which there are stands in the database, what they are beside it. */
export type OutreachKeys = {
  /** Every live key, newest first; they stay until the transaction ends. Throws LostHashKeyError. */
  live(tx: Queryable): Promise<HashKeys>
  /** Those that are not lost, newest first, for what must be heard whatever is lost; they stay as well. */
  readable(tx: Queryable): Promise<Readable>
  /** Those that were read before: for a look that tells which are live at the same moment. */
  known(): readonly HashKey[]
  /** No key comes or goes until the transaction ends. */
  hold(tx: Queryable): Promise<void>
  /** From now on everything is hashed under a new one; all others still find what is theirs. */
  rotate(): Promise<void>
  /** Rotates once a year, and destroys keys under which nothing is kept any more. */
  sweep(): Promise<void>
}

/** isAll: nothing is hidden under a lost one. */
export type Readable = { readonly keys: readonly HashKey[]; readonly isAll: boolean }

type Parts = {
  readonly database: Database
  readonly files: HashKeyFiles
  readonly clock: () => number
}

export async function openOutreachKeys({ database, files, clock }: Parts): Promise<OutreachKeys> {
  const read = new Map<number, HashKey>()
  await database.transaction(async (tx) => {
    if ((await lockKeys(tx)).length === 0) await addNext(tx, [])
  })

  async function keyOf(row: KeyRow): Promise<HashKey> {
    const known = read.get(row.id)
    if (known) return known
    const key = await files.read(row.id).catch(() => null)
    if (!key?.id || !keyCheckBytes(key).equals(row.check_bytes)) throw new LostHashKeyError(row.id)
    read.set(row.id, key)
    return key
  }

  /** The file first: a crash before the commit leaves a key that nobody used. */
  async function addNext(tx: Queryable, rows: readonly KeyRow[]): Promise<void> {
    const id = (rows[0]?.id ?? 0) + 1
    const check_bytes = keyCheckBytes(await files.make(id))
    await addKey(tx, { id, check_bytes, since: dayOf(clock()) })
  }

  return {
    async live(tx) {
      const [newest, ...others] = await Promise.all((await holdKeys(tx)).map(keyOf))
      if (!newest) throw new LostHashKeyError(1)
      return [newest, ...others]
    },
    async readable(tx) {
      const rows = await holdKeys(tx)
      const keys = (await Promise.all(rows.map((row) => keyOf(row).catch(lostIsNull)))).filter(
        (key) => key !== null,
      )
      return { keys, isAll: keys.length === rows.length }
    },
    known: () => [...read.values()],
    async hold(tx) {
      await holdKeys(tx)
    },
    rotate: () => database.transaction(async (tx) => addNext(tx, await lockKeys(tx))),
    async sweep() {
      await database.transaction(async (tx) => {
        const rows = await lockKeys(tx)
        if ((rows[0]?.since ?? '') <= dayOf(clock() - yearMs)) await addNext(tx, rows)
        await deleteIdleKeys(tx)
      })
      // After the commit: a row without its key would close the logbook.
      await database.transaction(async (tx) => {
        const live = new Set((await lockKeys(tx)).map(({ id }) => id))
        const newest = Math.max(...live)
        for (const number of await files.numbers())
          if (number < newest && !live.has(number)) await files.destroy(number)
      })
    },
  }
}

function lostIsNull(error: unknown): null {
  if (error instanceof LostHashKeyError) return null
  throw error
}

/** Without this key nobody can tell who said stop: nobody is written to until it is back. */
export class LostHashKeyError extends Error {
  override readonly name = 'LostHashKeyError'
  constructor(number: number) {
    super(
      `The file outreach-keys/${number}.key is not the one that belongs to this database: put it back from your backup.`,
    )
  }
}
