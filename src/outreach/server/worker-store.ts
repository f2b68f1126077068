import type { Queryable } from '../../database/server/database.ts'

/** She has seen enough on this day. */
export async function saveEnough(db: Queryable, account: string, today: string): Promise<void> {
  await db.query({
    name: 'outreach.save-enough',
    text: `insert into outreach.enough (account, day) values ($1, $2)
      on conflict (account) do update set day = excluded.day`,
    values: [account, today],
  })
}

export async function isEnough(db: Queryable, account: string, today: string): Promise<boolean> {
  const { count } = await db.query({
    name: 'outreach.is-enough',
    text: 'select from outreach.enough where account = $1 and day = $2',
    values: [account, today],
  })
  return count > 0
}

export async function deleteOldEnough(db: Queryable, today: string): Promise<void> {
  await db.query({
    name: 'outreach.delete-old-enough',
    text: 'delete from outreach.enough where day < $1',
    values: [today],
  })
}

export async function addOwnPhrase(db: Queryable, account: string, hash: Buffer): Promise<void> {
  await db.query({
    name: 'outreach.add-own-phrase',
    text: 'insert into outreach.own_phrase (account, phrase_hash) values ($1, $2) on conflict do nothing',
    values: [account, hash],
  })
}

export async function clearOwnPhrases(db: Queryable, account: string): Promise<void> {
  await db.query({
    name: 'outreach.clear-own-phrases',
    text: 'delete from outreach.own_phrase where account = $1',
    values: [account],
  })
}

/** Nothing when there is no worker: then nobody can tell who left, as the papers may not have been read. */
export async function deleteLeftPhrases(db: Queryable, workers: readonly string[]): Promise<void> {
  await db.query({
    name: 'outreach.delete-left-phrases',
    text: 'delete from outreach.own_phrase where account <> all($1::text[]) and cardinality($1) > 0',
    values: [workers],
  })
}

export async function countOwnPhrases(db: Queryable, account: string): Promise<number> {
  const { count } = await db.query({
    name: 'outreach.count-own-phrases',
    text: 'select from outreach.own_phrase where account = $1',
    values: [account],
  })
  return count
}

/** Whether one of these is a name or address of any worker. */
export async function holdsOwnPhrase(db: Queryable, hashes: readonly Buffer[]): Promise<boolean> {
  const { count } = await db.query({
    name: 'outreach.holds-own-phrase',
    text: 'select from outreach.own_phrase where phrase_hash = any($1::bytea[]) limit 1',
    values: [hashes],
  })
  return count > 0
}
