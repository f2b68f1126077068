import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeSchema } from './schema.ts'
import { emptyTestDatabase, testDatabase } from './testing.ts'

const folder = join(import.meta.dirname, '../../../migrations')
const comments = /^(--.*\n)+/

test('migrations/schema.sql is what the migrations make: `node src/commands/schema.ts` rewrites it', async () => {
  const kept = await readFile(join(folder, 'schema.sql'), 'utf8')
  expect(await describeSchema(await testDatabase())).toBe(kept.replace(comments, ''))
})

test('every migration names its room and begins with why', async () => {
  const names = (await readdir(folder)).filter((name) => name !== 'schema.sql')
  for (const name of names) {
    expect(name).toMatch(/^\d{4}-[a-z]+-[a-z0-9-]+\.sql$/)
    expect(await readFile(join(folder, name), 'utf8'), name).toMatch(comments)
  }
})

test('everything a migration can make is seen', async () => {
  const database = await emptyTestDatabase()
  await database.script(`
    create schema room;
    create domain room.code as text check (value ~ '^[A-Z]+$');
    create type room.phase as enum ('open', 'closed');
    create table room.thing (
      id bigint generated always as identity primary key,
      code room.code not null default 'A',
      phase room.phase not null,
      double integer generated always as (2) stored,
      parent bigint references room.thing (id)
    );
    create unique index thing_code on room.thing (code) where phase = 'open';
    create view room.open as select id from room.thing where phase = 'open';
    create function room.stop() returns trigger language plpgsql as 'begin return null; end';
    create trigger stop before delete on room.thing for each row execute function room.stop();`)
  expect(await describeSchema(database)).toMatchInlineSnapshot(`
    "
    schema room

    domain room.code text CHECK ((VALUE ~ '^[A-Z]+$'::text))

    view room.open
      id bigint
     SELECT id
       FROM thing
      WHERE phase = 'open'::phase;

    type room.phase
      open
      closed

    CREATE OR REPLACE FUNCTION room.stop()
     RETURNS trigger
     LANGUAGE plpgsql
    AS $function$begin return null; end$function$

    table room.thing
      id bigint not null generated always as identity
      code room.code not null default 'A'::text
      phase room.phase not null
      double integer generated always as 2
      parent bigint
      constraint thing_parent_fkey FOREIGN KEY (parent) REFERENCES room.thing(id)
      constraint thing_pkey PRIMARY KEY (id)
      UNIQUE index thing_code ON room.thing USING btree (code) WHERE (phase = 'open'::room.phase)
      CREATE TRIGGER stop BEFORE DELETE ON room.thing FOR EACH ROW EXECUTE FUNCTION room.stop()
    "
  `)
})
