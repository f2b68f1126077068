import { readFile, unlink } from 'node:fs/promises'
import type { Database, Queryable } from '../../database/server/database.ts'
import { keyCheckBytes } from '../../signing/hash-key-files.ts'
import { KeyFileError, keyFromFile } from '../../signing/key-file.ts'
import type { HashKey } from '../../signing/keyed-hash.ts'
import { deleteOwnKey, hasOwnPhrases, lockOwnKey, readOwnKey, saveOwnKey } from './own-key-store.ts'

/** The key under which workers' own names are hashed. Another one would find none of them, and say nothing. */
export type OwnKey = {
  /** null while the file is not the one that made what is on the list: then nothing may be sent. */
  read(db: Queryable): Promise<HashKey | null>
  /** A new key and an empty list; false when the right key is there. */
  restart(tx: Queryable): Promise<boolean>
}

/** path: of the key file, made at first use. The database keeps what shows whether it is still the same. */
export async function openOwnKey(database: Database, path: string): Promise<OwnKey> {
  let known: { readonly key: HashKey; readonly checkBytes: Buffer } | null = null
  await settle()

  /** What the file holds; null when that is no key. */
  async function look(): Promise<HashKey | null> {
    const keyBytes = await readFile(path).catch(() => null)
    return keyBytes?.length === 32 ? { id: 'own', keyBytes } : null
  }

  async function make(): Promise<HashKey | null> {
    try {
      return { id: 'own', keyBytes: await keyFromFile(path) }
    } catch (error) {
      if (error instanceof KeyFileError) return null
      throw error
    }
  }

  /** Made only where no list could depend on it. A house from before this check keeps the file that it has. */
  function settle(): Promise<HashKey | null> {
    return database.transaction(async (tx) => {
      await lockOwnKey(tx)
      const kept = await readOwnKey(tx)
      const isFirst = kept === null && !(await hasOwnPhrases(tx))
      const key = isFirst ? await make() : await look()
      if (!key) return null
      const checkBytes = keyCheckBytes(key)
      if (kept === null) await saveOwnKey(tx, checkBytes)
      else if (!kept.equals(checkBytes)) return null
      known = { key, checkBytes }
      return key
    })
  }

  return {
    async read(db) {
      const kept = await readOwnKey(db)
      return known && kept?.equals(known.checkBytes) ? known.key : settle()
    },
    async restart(tx) {
      await lockOwnKey(tx)
      const kept = await readOwnKey(tx)
      const found = await look()
      if (found && kept?.equals(keyCheckBytes(found))) return false
      // What is no key can not be used, and would be in the way of the new one.
      if (!found) await unlink(path).catch(() => {})
      await deleteOwnKey(tx)
      const key = await make()
      if (!key) return false
      await saveOwnKey(tx, keyCheckBytes(key))
      return true
    },
  }
}
