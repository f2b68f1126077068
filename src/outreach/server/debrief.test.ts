import { beforeAll, expect, test } from 'vitest'
import type { Chain } from '../../chain/chain.ts'
import { memberIdOfPaper, type PaperHash, paperHashOf } from '../../chain/member.ts'
import { newSigningSeed, signingKeyOf } from '../../chain/signature.ts'
import { makeAdmin, makeStaff } from '../../chain/test-papers.ts'
import type { Trust } from '../../chain/verify-chain.ts'
import { makeDemoPapers } from '../../commands/demo-papers.ts'
import { testDatabase } from '../../database/server/testing.ts'
import type { StaffRole } from '../../doors/permission.ts'
import { refusals } from '../../doors/refusals.ts'
import { makeReception } from '../../people/sealed/renew-reception.ts'
import { importAdmin, importReception, importStaff } from '../../people/server/import.ts'
import { openPeople } from '../../people/server/open-people.ts'
import { insertRoot } from '../../people/server/store.ts'
import { newSealingPair } from '../../sealing/hpke.ts'
import { debriefPath, mostNotes } from '../debrief/exchange.ts'
import {
  dropNote,
  giveNote,
  lookAtOwnNotes,
  lookAtSharedNotes,
  type NotesParts,
  type Readers,
  readersOf,
  readNote,
  sayTalked,
} from '../sealed/notes.ts'
import { openDebriefNotes } from './debrief.ts'

const database = await testDatabase()
const dayMs = 24 * 3_600_000
const world = { now: Date.now() }
const clock = () => world.now
const people = openPeople({ db: database, clock, publicOrigin: 'https://chat.example.org' })
const debrief = openDebriefNotes({ database, clock, people })
const canary = 'kanarie-na-afloop-Qz7'

type Person = NotesParts & { readonly writer: Parameters<typeof readNote>[2] }
let trust: Trust
const staff = new Map<string, Person>()
const of = (name: string) => staff.get(name) as Person

beforeAll(async () => {
  const demo = await makeDemoPapers(world.now, newSigningSeed())
  trust = demo.trust
  await insertRoot(database, trust)
  for (const paper of demo.admins) await importAdmin(database, { trust }, paper, world.now)
  for (const { pseudonym, paper, keys, role } of demo.staff) {
    await importStaff(database, await people.papers(), paper, world.now)
    people.forget()
    const hash = await paperHashOf(paper.bytes)
    const writer = { hash, signingKeyBytes: keys.signing.publicKeyBytes }
    staff.set(pseudonym, { trust, me: { hash, keys }, fetcher: doorOf(hash, role), writer })
  }
  await renewReception()
})

async function renewReception() {
  people.forget()
  const papers = await people.papers()
  const all = { staff: [...(papers.valid?.staff.values() ?? [])], nowMs: world.now }
  const { me } = of('Mila')
  const { paper, keys } = await makeReception(await newSealingPair(), true, me, all)
  await database.transaction((tx) => importReception(tx, papers, paper, keys, me.hash, world.now))
  people.forget()
}

/** The addresses as one member of staff reaches them: her role opens them or does not. */
function doorOf(hash: PaperHash, role: StaffRole): typeof fetch {
  return async (input, init = {}) => {
    const path = String(input)
    const [, id = ''] = /debrief\/([\w-]{22})(?:\/|$)/.exec(path) ?? []
    const route = debrief.routes.find(
      (one) => one.method === (init.method ?? 'GET') && one.path.replace(':id', id) === path,
    )
    const opens = { outreach: 'outreach_worker', supervisor: 'supervisor', staff: role } as const
    const may = route && opens[route.permission as keyof typeof opens] === role
    if (!may) return Response.json({ refused: 'not-allowed' }, { status: 403 })
    const caller = { kind: 'staff', account: 'a', member: memberIdOfPaper(hash), role } as const
    const answer = await route.answer({
      ...{ params: { id }, query: {}, languages: [] },
      body: init.body ? JSON.parse(String(init.body)) : null,
      caller: { ...caller, paper: hash, session: new Uint8Array() },
    })
    if (answer.kind === 'json') return Response.json(answer.body)
    const word = answer.kind === 'refused' ? answer.word : 'failed'
    return Response.json({ refused: word }, { status: refusals[word] })
  }
}

async function look(name: string) {
  const seen = await lookAtOwnNotes(of(name), clock())
  if (seen.kind !== 'notes') throw new Error(seen.kind)
  return seen
}
async function write(name: string, text: string) {
  const { readers } = await look(name)
  if (readers.kind !== 'readers') throw new Error(readers.kind)
  return giveNote(of(name), { text, writtenAtMs: world.now }, readers)
}
async function shared() {
  const seen = await lookAtSharedNotes(of('Mila'))
  if (seen.kind !== 'notes') throw new Error(seen.kind)
  return seen.notes
}

test('she writes, and she and her supervisor read it; the house and colleagues do not', async () => {
  expect(await write('Lou', `Hij dreigde mij. ${canary}`)).toMatchObject({ kind: 'done' })
  const [mine] = (await look('Lou')).notes
  if (!mine) throw new Error('it should be there')
  expect(await readNote(of('Lou'), mine, of('Lou').writer)).toMatchObject({
    ...{ kind: 'note', writtenAtMs: world.now },
    text: `Hij dreigde mij. ${canary}`,
  })
  const [hers] = await shared()
  expect(hers).toMatchObject({ id: mine.id, talkedOn: null })
  expect(hers?.writer?.paper.pseudonym).toBe('Lou')
  expect(await readNote(of('Mila'), mine, of('Lou').writer)).toMatchObject({ kind: 'note' })
  for (const other of ['Ray', 'Noor', 'Bo'])
    expect(await readNote(of(other), mine, of('Lou').writer)).toMatchObject({ word: 'unknown' })
  expect((await look('Ray')).notes).toEqual([])
  expect(await lookAtSharedNotes(of('Noor'))).toMatchObject({ word: 'not-allowed' })
})

test('a dump of the whole database holds no word of it, as text or as bytes', async () => {
  await database.script(`create table public.canary (words text, bytes bytea);
    insert into public.canary values ('de kanarie zingt', '\\x${Buffer.from('kanarie-in-bytes').toString('hex')}')`)
  const { rows } = await database.query({
    name: 'test.tables',
    text: `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  })
  let heap = ''
  for (const { name } of rows) {
    const held = await database.query({
      name: `test.dump-${String(name)}`,
      text: `select row_to_json(held)::text as text from ${String(name)} as held`,
    })
    heap += held.rows.map((row) => String(row['text'])).join('\n')
  }
  const finds = (needle: string) =>
    heap.includes(needle) ||
    heap.includes(Buffer.from(needle).toString('hex')) ||
    heap.includes(Buffer.from(needle).toString('base64url').slice(2, -4))
  expect(finds('kanarie zingt') && finds('kanarie-in-bytes')).toBe(true)
  expect(finds(canary) || finds('Hij dreigde')).toBe(false)
  // Nor does the trail remember that a contact was too much for her.
  const { count } = await database.query({
    name: 'test.acts',
    text: `select from audit.outbox where act like 'outreach%'`,
  })
  expect(count).toBe(0)
})

test('talking about it is marked by who it was shared with, on the first day', async () => {
  const [note] = await shared()
  if (!note) throw new Error('it should be there')
  expect(await sayTalked(of('Lou'), note)).toMatchObject({ word: 'not-allowed' })
  const day = new Date(world.now).toISOString().slice(0, 10)
  expect(await sayTalked(of('Mila'), note)).toMatchObject({ kind: 'done' })
  world.now += dayMs
  expect(await sayTalked(of('Mila'), note)).toMatchObject({ kind: 'done' })
  expect((await look('Lou')).notes[0]?.talkedOn).toBe(day)
})

test('only she throws it away, and then it is nobody’s', async () => {
  await write('Lou', 'Deze gaat weg.')
  const before = await shared()
  const [note] = before.filter(({ talkedOn }) => talkedOn === null)
  if (!note) throw new Error('it should be there')
  for (const other of ['Mila', 'Ray'])
    expect((await dropNote(of(other), note)).kind).toBe('refused')
  expect(await dropNote(of('Lou'), note)).toMatchObject({ kind: 'done' })
  expect((await shared()).length).toBe(before.length - 1)
  expect(await readNote(of('Mila'), note, of('Lou').writer)).toMatchObject({ word: 'unknown' })
})

test('after ninety days it is gone, a day before it is not', async () => {
  await renewReception()
  await write('Ray', 'Bewaard tot het eind.')
  world.now += 90 * dayMs
  await debrief.sweep()
  const rows = () =>
    database.query({
      name: 'test.notes',
      text: `select n.id, (select count(*) from outreach.debrief_key where note = n.id) as keys
        from outreach.debrief_note as n`,
    })
  expect((await rows()).rows.map(({ keys }) => Number(keys))).toEqual([2])
  world.now += dayMs
  await debrief.sweep()
  expect((await rows()).count).toBe(0)
  world.now -= 91 * dayMs
})

/** What the house says, changed on its way to her. */
async function answered(): Promise<{ chain: Chain; time: number }> {
  const { hash } = of('Lou').me
  const papers = await people.papers()
  const all = [...(papers.valid?.staff.values() ?? [])].map((one) => one.hash)
  return { chain: await people.chainForVisitor([hash, ...all]), time: world.now }
}
const judge = (said: { chain: Chain; time: number }) => readersOf(trust, said, clock())

test('a house that swaps a supervisor’s key, or makes one up, gets no note', async () => {
  const said = await answered()
  expect(await judge(said)).toMatchObject({
    kind: 'readers',
    supervisors: [{ hash: of('Mila').me.hash }],
  })
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  const swapped = said.chain.staff.map((one) => {
    const paper = JSON.parse(text(one.bytes))
    if (paper.role !== 'supervisor') return one
    const sealingKey = Buffer.alloc(1216, 7).toString('base64url')
    return { ...one, bytes: new TextEncoder().encode(JSON.stringify({ ...paper, sealingKey })) }
  })
  expect(await judge({ ...said, chain: { ...said.chain, staff: swapped } })).toMatchObject({
    kind: 'untrusted',
  })
  // Made up from the root on: other admins, another supervisor, and a reception paper beside them.
  const root = { seedBytes: newSigningSeed() }
  const admins = [await makeAdmin(root, 'Een', true), await makeAdmin(root, 'Twee', true)]
  const hers = await makeStaff(admins, 'Mila', 'supervisor', undefined, true)
  const extended = {
    ...said.chain,
    admins: [...said.chain.admins, ...admins.map(({ signed }) => signed)],
    staff: [...said.chain.staff, hers.signed],
  }
  const judged = (await judge({ ...said, chain: extended })) as Readers
  expect(judged.supervisors.map(({ hash }) => hash)).toEqual([of('Mila').me.hash])
  expect(
    await readersOf(
      { rootKeyBytes: await signingKeyOf(root.seedBytes), demo: true },
      said,
      clock(),
    ),
  ).toMatchObject({ kind: 'untrusted' })
})

test('without a fresh list of colleagues, or with a clock that is days wrong, nothing is sealed', async () => {
  const said = await answered()
  expect(await judge({ ...said, chain: { ...said.chain, reception: null } })).toMatchObject({
    kind: 'no-supervisor',
  })
  expect(await judge({ ...said, time: world.now + 8 * dayMs })).toMatchObject({
    kind: 'clock-wrong',
  })
  expect(
    await readersOf(trust, { ...said, time: world.now + 15 * dayMs }, clock() + 15 * dayMs),
  ).toMatchObject({ kind: 'no-supervisor' })
})

test('a note in the name of another, or sealed to anybody else, is not taken', async () => {
  await renewReception()
  const { readers } = await look('Lou')
  const { supervisors } = readers as Readers
  const papers = await people.papers()
  const noor = [...(papers.valid?.staff.values() ?? [])].find(
    ({ hash }) => hash === of('Noor').me.hash,
  )
  if (!noor) throw new Error('she should be there')
  const note = { text: 'Hoi', writtenAtMs: world.now }
  const wide = { kind: 'readers', supervisors: [...supervisors, noor] } as const
  expect(await giveNote(of('Lou'), note, wide)).toMatchObject({ word: 'malformed' })
  // Ray's door, Lou's keys: the house takes it as nobody's, as Lou is no supervisor.
  const mixed = { ...of('Ray'), me: of('Lou').me }
  expect(await giveNote(mixed, note, { kind: 'readers', supervisors })).toMatchObject({
    word: 'malformed',
  })
  expect(
    await of('Lou').fetcher(debriefPath, { method: 'POST', body: '{"id":"x"}' }),
  ).toHaveProperty('status', 400)
  for (let at = 0; at < mostNotes; at++) await write('Ray', `${at}`)
  expect(await write('Ray', 'te veel')).toMatchObject({ word: 'too-many' })
})

test('sixty notes of one hide no note of another, and she is told how many wait', async () => {
  world.now += dayMs
  await renewReception()
  await write('Lou', 'Later geschreven')
  const seen = await lookAtSharedNotes(of('Mila'))
  if (seen.kind !== 'notes') throw new Error(seen.kind)
  const untold = seen.notes.filter(({ talkedOn }) => talkedOn === null)
  expect(untold).toHaveLength(mostNotes)
  expect(untold.filter(({ author }) => author === of('Lou').me.hash)).toHaveLength(1)
  expect(seen.waiting).toBe(mostNotes + 1)
})
