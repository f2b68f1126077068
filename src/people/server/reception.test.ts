import { beforeEach, expect, test } from 'vitest'
import { memberIdOfPaper, type PaperHash } from '../../chain/member.ts'
import { paperBytes, parsePaper } from '../../chain/paper.ts'
import { newSigningSeed } from '../../chain/signature.ts'
import { signPaper, unsigned } from '../../chain/signed-paper.ts'
import { verifyChain } from '../../chain/verify-chain.ts'
import { type DemoStaff, makeDemoPapers } from '../../commands/demo-papers.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { newSealingPair } from '../../sealing/hpke.ts'
import { wrapStaffSecret } from '../../sealing/staff-secret.ts'
import { makeReception } from '../sealed/renew-reception.ts'
import { unlock } from '../sealed/unlock.ts'
import { importAdmin, importReception, importRevocation, importStaff } from './import.ts'
import { openPeople } from './open-people.ts'
import { insertRoot } from './store.ts'

const db = await testDatabase()
const dayMs = 24 * 3_600_000
const clock = { now: Date.now() }
const open = () =>
  openPeople({ db, clock: () => clock.now, publicOrigin: 'https://chat.example.org' })

const rootSeed = newSigningSeed()
let demo: Awaited<ReturnType<typeof makeDemoPapers>>
let hashes: ReadonlyMap<string, PaperHash>

beforeEach(async () => {
  clock.now = Date.now()
  await db.script(
    'truncate people.root, people.admin_paper, people.account, people.revocation cascade',
  )
  demo = await makeDemoPapers(clock.now, rootSeed)
  await insertRoot(db, demo.trust)
  for (const paper of demo.admins) await importAdmin(db, demo, paper, clock.now)
  const found = new Map<string, PaperHash>()
  for (const { pseudonym, paper } of demo.staff) {
    const outcome = await importStaff(db, await open().papers(), paper, clock.now)
    if (outcome.kind === 'imported') found.set(pseudonym, outcome.hash)
  }
  hashes = found
  expect(hashes.size).toBe(8)
})

const hashOf = (name: string) => hashes.get(name) as PaperHash
const person = (name: string) => demo.staff.find((one) => one.pseudonym === name) as DemoStaff

/** A reception paper as this colleague's client makes it, and what the server says to it. */
async function renewAs(
  name: string,
  change: (made: Awaited<ReturnType<typeof makeReception>>) => void = () => {},
  pair = newSealingPair(),
) {
  const papers = await open().papers()
  const staff = [...(papers.valid?.staff.values() ?? [])]
  const me = { hash: hashOf(name), keys: person(name).keys }
  const made = await makeReception(await pair, true, me, { staff, nowMs: clock.now })
  change(made)
  return db.transaction((tx) =>
    importReception(tx, papers, made.paper, made.keys, hashOf(name), clock.now),
  )
}

async function unlocked(name: string) {
  const { paper, secretBytes } = person(name)
  const material = crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await wrapStaffSecret(material, 'account', secretBytes)
  const hers = await unlock({ account: 'account', paper, wrapped }, material)
  if (!hers) throw new Error('her secret should open')
  return hers.unlocked
}

test('without a reception paper there is none, and the chain says so', async () => {
  const people = open()
  expect(await people.currentReception()).toBeNull()
  expect((await people.chainForVisitor([])).reception).toBeNull()
})

test('a supervisor renews; every holder opens the new key and a visitor accepts the chain', async () => {
  const pair = await newSealingPair()
  expect(await renewAs('Mila', () => {}, Promise.resolve(pair))).toMatchObject({ kind: 'imported' })
  const people = open()
  const chain = await people.chainForVisitor([hashOf('Noor')])
  const verdict = await verifyChain(demo.trust, chain, clock.now)
  if (verdict.kind !== 'valid') throw new Error(verdict.why)
  for (const name of ['Mila', 'Noor', 'Sam']) {
    const account = await people.staffByMember(memberIdOfPaper(hashOf(name)))
    const sealed = await people.receptionKeysFor(account?.id ?? '')
    const me = await unlocked(name)
    const opened = await me.openReceptionKeys(sealed, verdict.reception)
    expect(opened.get(verdict.reception.hash)?.seedBytes).toEqual(pair.seedBytes)
  }
})

test('a sealed key that is not the paper’s own is not used', async () => {
  await renewAs('Mila')
  const other = await newSealingPair()
  const people = open()
  const reception = await people.currentReception()
  const me = await unlocked('Noor')
  const foreign = await makeReception(
    other,
    true,
    { hash: hashOf('Mila'), keys: person('Mila').keys },
    {
      staff: [...((await people.papers()).valid?.staff.values() ?? [])],
      nowMs: clock.now,
    },
  )
  const mine = foreign.keys.find(({ staff }) => staff === hashOf('Noor'))
  const sealed = [{ reception: foreign.reception, sealed: mine?.sealed ?? new Uint8Array() }]
  expect((await me.openReceptionKeys(sealed, reception)).size).toBe(1)
  // The same pair under the valid paper's name would have to be its own.
  const posed = { ...reception, hash: foreign.reception } as typeof reception
  expect((await me.openReceptionKeys(sealed, posed)).size).toBe(0)
})

test('a visitor learns of nobody but reception’s signer and the people in her conversation', async () => {
  await renewAs('Mila')
  const names = async (...hashes: PaperHash[]) =>
    (await open().chainForVisitor(hashes)).staff.map(({ bytes }) => {
      const paper = parsePaper(bytes)
      return paper?.kind === 'staff' ? paper.pseudonym : null
    })
  expect(await names()).toEqual(['Mila'])
  expect((await names(hashOf('Sam'))).sort()).toEqual(['Mila', 'Sam'])
  expect((await open().chainForDesk()).staff).toHaveLength(8)
})

test('only a supervisor may sign', async () => {
  expect(await renewAs('Noor')).toEqual({ kind: 'refused', why: 'not-a-supervisor' })
})

test('who posts it must be who signed it', async () => {
  const papers = await open().papers()
  const staff = [...(papers.valid?.staff.values() ?? [])]
  const me = { hash: hashOf('Mila'), keys: person('Mila').keys }
  const made = await makeReception(await newSealingPair(), true, me, { staff, nowMs: clock.now })
  const as = (name: string) =>
    importReception(db, papers, made.paper, made.keys, hashOf(name), clock.now)
  expect(await as('Sam')).toEqual({ kind: 'refused', why: 'badly-signed' })
  expect(await as('Mila')).toMatchObject({ kind: 'imported' })
  expect(await as('Mila')).toEqual({ kind: 'refused', why: 'exists' })
})

test('a holder without her key, and a key for somebody unlisted, are refused', async () => {
  expect(await renewAs('Mila', ({ keys }) => keys.splice(0, 1))).toEqual({
    kind: 'refused',
    why: 'other-keys',
  })
  const stranger = 'A'.repeat(43) as PaperHash
  const added = await renewAs('Mila', ({ keys }) =>
    keys.push({ staff: stranger, sealed: new Uint8Array(1168) }),
  )
  expect(added).toEqual({ kind: 'refused', why: 'other-keys' })
})

test('a list that is not everybody of today is refused', async () => {
  const bytes = paperBytes({
    kind: 'reception',
    sealingKey: (await newSealingPair()).publicKeyBytes,
    notBefore: clock.now,
    notAfter: clock.now + dayMs,
    staff: [hashOf('Mila')],
    demo: true,
  })
  const paper = await signPaper(
    unsigned(bytes),
    hashOf('Mila'),
    person('Mila').keys.signing.seedBytes,
  )
  const papers = await open().papers()
  expect(await importReception(db, papers, paper, [], hashOf('Mila'), clock.now)).toEqual({
    kind: 'refused',
    why: 'other-staff',
  })
})

test('the newest that a client would accept counts; after fourteen days none does', async () => {
  const first = await renewAs('Mila')
  clock.now += 7 * dayMs
  const second = await renewAs('Mila')
  expect(await open().currentReception()).toMatchObject({ hash: 'hash' in second && second.hash })
  expect(first).not.toEqual(second)
  clock.now += 14 * dayMs
  expect(await open().currentReception()).toBeNull()
})

test('the paper of a revoked supervisor no longer counts, nor does her account', async () => {
  await renewAs('Mila')
  const people = open()
  const bytes = paperBytes({
    kind: 'revocation',
    revoked: [hashOf('Mila')],
    issued: clock.now,
    demo: true,
  })
  const paper = await signPaper(unsigned(bytes), 'root', rootSeed)
  expect(await importRevocation(db, demo, paper, clock.now)).toEqual({ kind: 'imported' })
  people.forget()
  expect(await people.currentReception()).toBeNull()
  expect(await people.staffByMember(memberIdOfPaper(hashOf('Mila')))).toMatchObject({
    revoked: true,
  })
})

test('a paper of another root, of one admin, or seen before is not imported', async () => {
  const papers = await open().papers()
  const others = await makeDemoPapers(clock.now, newSigningSeed())
  const [admin] = others.admins
  const [stranger] = others.staff
  const [known] = demo.staff
  if (!admin || !stranger || !known) throw new Error('papers are missing')
  expect(await importAdmin(db, papers, admin, clock.now)).toMatchObject({ kind: 'refused' })
  expect(await importStaff(db, papers, stranger.paper, clock.now)).toMatchObject({
    kind: 'refused',
  })
  const half = { ...known.paper, signatures: known.paper.signatures.slice(0, 1) }
  expect(await importStaff(db, papers, half, clock.now)).toMatchObject({ kind: 'refused' })
  expect(await importStaff(db, papers, known.paper, clock.now)).toEqual({
    kind: 'refused',
    why: 'exists',
  })
})

test('receptions ended long ago are forgotten, but not those that texts still need', async () => {
  const kept = await renewAs('Mila')
  clock.now += dayMs
  await renewAs('Mila')
  clock.now += 50 * dayMs
  const people = open()
  const account = await people.staffByMember(memberIdOfPaper(hashOf('Noor')))
  const held = async () =>
    (await people.receptionKeysFor(account?.id ?? '')).map(({ reception }) => reception)
  expect(await held()).toHaveLength(2)
  const hash = 'hash' in kept ? kept.hash : ('' as PaperHash)
  await people.sweep([hash])
  expect(await held()).toEqual([hash])
})
