import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Http } from '../../src/chat/sealed/conversation.ts'
import { askDatabase, openBeside } from '../faults/database.ts'
import { tellFigures } from '../faults/figures.ts'
import { knockWith, someCode } from '../support/code.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { copyOf, returnVisitor } from '../support/visitor.ts'
import { addresses, type Cast, openCast } from './cast.ts'
import { addressForms, type Form, formsOf, type Needle, words } from './needles.ts'
import { descendantsOf, scanFolder, scanMemory } from './places.ts'
import { createScanner } from './scan.ts'
import { readStore } from './shred.ts'

// The order is the drill's: first the living house, in mid-chat, then the same house switched off.
let house: House
let cast: Cast
const planted = words('planted', 'kanarie-gepland-Qy8')
const plantedInDatabase = words('planted in PostgreSQL', 'kanarie-databank-Tz4')
const forms = (needles: readonly Needle[]): Form[] => needles.flatMap(formsOf)
const visitors = [
  ...addressForms('the visitor’s address', addresses.visitor),
  ...addressForms('the waiting visitor’s address', addresses.waiting),
]
const counsellors = addressForms('the counsellor’s address', addresses.counsellor)

beforeAll(async () => {
  house = await openHouse({ DRILL: Buffer.from(planted.bytes).toString() })
  cast = await openCast(house)
})
afterAll(closeHouses)

test('B, the living house in mid-chat: its memory holds nothing that was said and no key that opens it', async () => {
  const { said, keys, unlocks, tokens, locators, invites, brought, conversationId } = cast
  const never = forms([...said, ...keys, ...unlocks])
  const shred = await shredKeys(house)
  const permitted = [
    ...forms([...tokens, ...locators, ...invites, ...brought, ...shred]),
    ...[...visitors, ...counsellors],
  ]
  // The conversation's id must be in the app's memory, the planted words in its environment and in PostgreSQL's:
  // a scan that does not find them has looked at nothing.
  const id = { name: 'conversation', bytes: Buffer.from(conversationId, 'base64url') }
  const app = createScanner([...never, ...permitted, ...forms([planted, id])])
  const appBytes = await scanMemory(app, house.pid)
  expect(app.found().get('planted')).toBeGreaterThan(0)
  expect(namesOf(app.found())).toContain('conversation')

  await using _beside = await openBeside(house, Buffer.from(plantedInDatabase.bytes).toString())
  const server = createScanner([...never, ...permitted, ...forms([plantedInDatabase])])
  let serverBytes = 0
  const processes = descendantsOf(house.pid)
  for (const pid of processes) serverBytes += await scanMemory(server, pid)
  expect(processes.length).toBeGreaterThan(1)
  expect(server.found().get('planted in PostgreSQL')).toBeGreaterThan(0)

  const names = new Set(never.map(({ name }) => name))
  for (const [where, scanner, bytes] of [
    ['app', app, appBytes],
    ['PostgreSQL', server, serverBytes],
  ] as const)
    tellFigures(`seizure B: permitted classes found in ${where}`, {
      megabytes: Math.round(bytes / 1e6),
      classes: namesOf(scanner.found())
        .filter((name) => !names.has(name) && !name.startsWith('planted'))
        .join('; '),
    })
  expect(
    [...app.found().keys(), ...server.found().keys()].filter((name) => names.has(name)),
  ).toEqual([])
}, 180_000)

test('C, after visitors left and erased: tokens and codes open nothing, and what is left of them is counted', async () => {
  const { waiting, erasing, visitor, back, conversationId } = cast
  await waiting.leave()
  expect((await erasing.http(`/api/v1/conversations/${erasing.id}/delete`, erase)).status).toBe(204)
  for (const id of [waiting.id, erasing.id, conversationId])
    for (const { http } of [waiting, erasing]) await opensNothing(http, id)
  const left = createScanner([
    ...forms([...waiting.left, ...erasing.left, ...cast.locators]),
    ...addressForms('address', addresses.waiting),
  ])
  await scanMemory(left, house.pid)
  const inMemory = [...left.found()].map(([name, times]) => `${name} ${times}×`)
  tellFigures('seizure C: left in memory of who is gone', { found: inMemory.join('; ') })

  // Who replays what crossed the wire comes nowhere; who replays what the tables hold neither.
  const unknown = await knockWith(house.port, someCode())
  expect((await knockWith(house.port, serverCode(erasing.code))).bytes).toBe(unknown.bytes)
  const hashes = await askDatabase(house, 'select locator, access from chat.code')
  expect(hashes).toHaveLength(1)
  for (const { locator, access } of hashes)
    expect((await knockWith(house.port, asCode(locator, access))).bytes).toBe(unknown.bytes)

  // The way out of one device ends every session; the code stays hers.
  await back.leave()
  for (const { http } of [visitor, back]) await opensNothing(http, conversationId)
  const again = await returnVisitor(cast.trust, copyOf(cast.code.keys), { origin: house.origin })
  expect(again.id).toBe(conversationId)
  await again.leave()
})

const erase = { method: 'POST' }
const b64 = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('base64url')
const asCode = (locator: unknown, access: unknown) => ({
  locator: b64(locator),
  access: b64(access),
})
const serverCode = ({ keys }: Cast['code']) => asCode(keys.locatorBytes, keys.accessBytes)

async function opensNothing(http: Http, id: string) {
  for (const [method, act] of [
    ['GET', ''],
    ['GET', '/messages'],
    ['POST', '/alive'],
  ] as const) {
    const answer = await http(`/api/v1/conversations/${id}${act}`, { method })
    expect([401, 403]).toContain(answer.status)
  }
}

test('the tables hold no address, no device and no time that belongs to a visitor', async () => {
  const columns = await askDatabase(
    house,
    `select table_schema || '.' || table_name as table, column_name as name, data_type as type
     from information_schema.columns
     where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`,
  )
  const named = columns.map(({ table, name, type }) => ({
    at: `${table}.${name}`,
    type: String(type),
  }))
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(({ type }) => /inet|cidr|macaddr/.test(type))).toEqual([])
  const visitorsTimes = named.filter(
    ({ at, type }) => /^(chat|queue)\./.test(at) && /timestamp|^time/.test(type),
  )
  // A ticket holds seconds until it is claimed or left; a shift is a counsellor's, and goes when it ends.
  expect(visitorsTimes.map(({ at }) => at)).toEqual([
    'queue.shift.ends_at',
    ...['queue.ticket.entered_at', 'queue.ticket.lost_at'],
  ])
  expect(await askDatabase(house, 'select 1 from queue.ticket')).toEqual([])
  await using beside = await openBeside(house)
  for (const { at, type } of named) {
    const [schema, table, column] = at.split('.')
    const rows = await beside.ask(
      `select 1 from ${schema}.${table} where "${column}"::text ~* '${suspicious}'`,
    )
    expect(rows, `${at} (${type})`).toEqual([])
  }
})

test('A, the house switched off: its disk holds nothing of visitors but what is published', async () => {
  const shred = await shredKeys(house)
  const planting = formsOf(planted).map(({ bytes }) => `('\\x${bytes.toString('hex')}')`)
  await askDatabase(house, 'create table public.planted (bytes bytea)')
  await askDatabase(house, `insert into public.planted values ${planting.join()}`)
  await writeFile(join(house.dataDir, 'planted'), planted.bytes)
  await house.end()

  const { said, keys, unlocks, tokens, locators, invites, brought } = cast
  const needles = [...said, ...keys, ...unlocks, ...tokens, ...locators, ...invites, ...brought]
  const never = [...forms(needles), ...visitors, ...counsellors]
  const disk = createScanner([...never, ...forms([planted])])
  // demo-access.txt is made to be read: it holds the one-time links for whoever tries the demo.
  const files = await scanFolder(disk, house.dataDir, (path) => path === 'demo-access.txt')
  expect(files).toBeGreaterThan(100)
  const everyForm = new Set(formsOf(planted).map(({ name }) => name))
  expect(new Set(namesOf(disk.found()).filter((name) => everyForm.has(name)))).toEqual(everyForm)
  expect(namesOf(disk.found()).filter((name) => !everyForm.has(name))).toEqual([])

  const printed = house.output().replaceAll(/^(counsellor|supervisor) {2}.*$/gm, '')
  const output = createScanner([...never, ...forms([planted])])
  await output.stretch([Buffer.from(`${printed}\n${Buffer.from(planted.bytes)}`)])
  expect(namesOf(output.found())).toEqual(['planted'])

  const outside = createScanner([...forms(shred), ...forms([planted])])
  await scanFolder(outside, house.dataDir, (path) => path.startsWith('shred'))
  expect(outside.found().get('planted')).toBeGreaterThan(0)
  expect(namesOf(outside.found()).filter((name) => !everyForm.has(name))).toEqual([])
  await cast.leave()
}, 180_000)

/** An address or a browser's name, in any column written as text. Bytes are written as hexadecimal. */
const suspicious =
  String.raw`\m\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\M|::ffff|mozilla|applewebkit|kanarie|` +
  Buffer.from('kanarie').toString('hex')

const namesOf = (found: ReadonlyMap<string, number>) => [...found.keys()]

/** The keys under which every body is wrapped, as the store of this house holds them. */
async function shredKeys({ dataDir }: House): Promise<Needle[]> {
  const { storeKeyBytes, keys } = await readStore(join(dataDir, 'shred'))
  return [
    { name: 'the store key', bytes: storeKeyBytes },
    ...keys.map(({ keyBytes }) => ({ name: 'a shred key', bytes: keyBytes })),
  ]
}
