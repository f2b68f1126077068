import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyTestDatabase } from '../../database/server/testing.ts'

const migration = await readFile(
  join(import.meta.dirname, '../../../migrations/0014-knowledge-search.sql'),
  'utf8',
)
const elsewhere = await emptyTestDatabase()
const owned = await emptyTestDatabase()
const refusing = await emptyTestDatabase()
const near = {
  name: 'test.near',
  text: "select word from knowledge.near_words('nl', 'pinaps', 1)",
}
const stem = {
  name: 'test.stem',
  text: "select to_tsvector('knowledge.dutch', 'gelde')::text = to_tsvector('knowledge.dutch', 'géldë')::text as same",
}

test('extensions that stand elsewhere in a database already are used where they are', async () => {
  const database = elsewhere
  await database.script(`create schema "Other things";
    create extension unaccent schema "Other things"; create extension pg_trgm schema public`)
  await database.script(migration)
  await database.script("insert into knowledge.lexicon values ('nl', 'pinpas', 'pinpas', 1)")
  expect((await database.query(near)).rows).toEqual([{ word: 'pinpas' }])
  expect((await database.query(stem)).rows).toEqual([{ same: true }])
})

test('the owner of a database needs no other rights', async () => {
  const database = owned
  const role = `owner_${crypto.randomUUID().slice(0, 8)}`
  await database.script(`create role ${role}; do $$ begin
    execute format('alter database %I owner to ${role}', current_database()); end $$`)
  await database.transaction(async (tx) => {
    await tx.script(`set local role ${role}`)
    await tx.script(migration)
  })
  expect((await database.query(stem)).rows).toEqual([{ same: true }])
  await database.script(
    `reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`,
  )
})

test('a database that refuses them makes one clear sentence', async () => {
  const database = refusing
  await database.script(`create function refuse() returns event_trigger language plpgsql as
      $$ begin raise exception 'not here' using errcode = 'insufficient_privilege'; end $$;
    create event trigger no_extensions on ddl_command_start when tag in ('CREATE EXTENSION')
      execute function refuse()`)
  await expect(database.script(migration)).rejects.toThrow(
    /search needs the extensions unaccent and pg_trgm: let an administrator run/,
  )
})
