import { expect, test } from 'vitest'
import { type PaperHash, paperHashOf } from './member.ts'
import { type Bytes, fromUtf8, utf8 } from './notation.ts'
import { type Paper, parsePaper, type ReceptionPaper, type StaffPaper } from './paper.ts'
import type { SignedPaper } from './signed-paper.ts'
import {
  dayMs,
  makeAdmin,
  makeTestChain,
  memberIdOfStaff,
  signed,
  type TestSigner,
  testNowMs,
  window,
} from './test-papers.ts'
import { verifyChain, verifyPapers } from './verify-chain.ts'

const made = await makeTestChain()
const { root, trust, admins, supervisor, counsellor, chain } = made

const receptionPaper = parsePaper(made.reception.bytes) as ReceptionPaper
const reception = (change: Partial<ReceptionPaper>, by: TestSigner = supervisor) =>
  signed({ ...receptionPaper, ...change }, by)

const why = async (changed: Partial<typeof chain>, nowMs = testNowMs) => {
  const verdict = await verifyChain(trust, { ...chain, ...changed }, nowMs)
  return verdict.kind === 'refused' ? `${verdict.paper}: ${verdict.why}` : verdict.kind
}

/** Why the counsellor's paper does not count when it reads so and is signed by these. */
async function whyStaff(
  change: Partial<StaffPaper>,
  by: readonly TestSigner[] = admins,
  more: Partial<typeof chain> = {},
) {
  const paper = parsePaper(counsellor.signed.bytes) as StaffPaper
  const staff = await signed({ ...paper, ...change }, ...by)
  const papers = await verifyPapers(trust, { ...chain, ...more, staff: [staff] }, testNowMs)
  if (papers.kind === 'refused') throw new Error(papers.why)
  return papers.refused.get(await paperHashOf(staff.bytes)) ?? 'valid'
}

const revocation = (revoked: readonly PaperHash[], demo = false): Paper => ({
  kind: 'revocation',
  revoked,
  issued: testNowMs,
  demo,
})

test('a chain in order is valid and tells who is listed', async () => {
  const verdict = await verifyChain(trust, chain, testNowMs)
  if (verdict.kind === 'refused') throw new Error(verdict.why)
  expect(verdict.reception.signer.hash).toBe(supervisor.hash)
  expect([...verdict.staff.keys()]).toEqual([supervisor, counsellor].map(memberIdOfStaff))
})

test('the server needs no reception paper to judge a staff paper', async () => {
  const papers = await verifyPapers(trust, chain, testNowMs)
  if (papers.kind === 'refused') throw new Error(papers.why)
  expect([papers.admins.size, papers.staff.size, papers.refused.size]).toEqual([2, 2, 0])
})

test('a chain under another root is refused', async () => {
  const other = await makeTestChain()
  const verdict = await verifyChain(other.trust, chain, testNowMs)
  expect(verdict).toEqual({ kind: 'refused', paper: 'reception', why: 'badly-signed' })
})

test('a demo chain is refused in production, and the other way round', async () => {
  const demo = await makeTestChain({ demo: true })
  const asProduction = { ...demo.trust, demo: false }
  const asDemo = { ...trust, demo: true }
  expect(await verifyChain(asProduction, demo.chain, testNowMs)).toMatchObject({ kind: 'refused' })
  expect(await verifyChain(asDemo, chain, testNowMs)).toMatchObject({ kind: 'refused' })
  expect((await verifyChain(demo.trust, demo.chain, testNowMs)).kind).toBe('valid')
  expect(await why({ reception: await reception({ demo: true }) })).toBe('reception: other-demo')
  expect(await whyStaff({ demo: true })).toBe('other-demo')
})

test('without a reception paper nothing is sealed', async () => {
  expect(await why({ reception: null })).toBe('reception: no-reception')
})

test('a reception paper counts only in its window of at most fourteen days', async () => {
  expect(await why({}, testNowMs - 2 * dayMs)).toBe('reception: not-yet-valid')
  expect(await why({}, testNowMs + 7 * dayMs - 1)).toBe('valid')
  expect(await why({}, testNowMs + 7 * dayMs)).toBe('reception: expired')
  expect(await why({ reception: await reception(window(-1, 13)) })).toBe('valid')
  expect(await why({ reception: await reception(window(-1, 13.01)) })).toBe(
    'reception: valid-too-long',
  )
})

test('only a supervisor who stands in its list signs a reception paper', async () => {
  expect(await why({ reception: await reception({}, counsellor) })).toBe(
    'reception: not-a-supervisor',
  )
  const unlisted = await reception({ staff: [counsellor.hash] })
  expect(await why({ reception: unlisted })).toBe('reception: not-listed')
  const byAdmin = await reception({}, admins[0])
  expect(await why({ reception: byAdmin })).toBe('reception: badly-signed')
  const inHerName = await reception({}, { ...supervisor, seedBytes: counsellor.seedBytes })
  expect(await why({ reception: inHerName })).toBe('reception: badly-signed')
  const paper = { ...receptionPaper }
  expect(await why({ reception: await signed(paper, supervisor, counsellor) })).toBe(
    'reception: badly-signed',
  )
  expect(await why({ staff: [counsellor.signed] })).toBe('reception: badly-signed')
})

test('a colleague whom the reception paper does not list is not there', async () => {
  const alone = await reception({ staff: [supervisor.hash] })
  const verdict = await verifyChain(trust, { ...chain, reception: alone }, testNowMs)
  if (verdict.kind === 'refused') throw new Error(verdict.why)
  expect([...verdict.staff.keys()]).toEqual([memberIdOfStaff(supervisor)])
})

test('a staff paper needs two different admins', async () => {
  const [one, two] = admins
  expect(await whyStaff({}, [one, two])).toBe('valid')
  expect(await whyStaff({}, [one])).toBe('badly-signed')
  expect(await whyStaff({}, [])).toBe('badly-signed')
  expect(await whyStaff({}, [one, one])).toBe('not-two-admins')
  expect(await whyStaff({}, [one, supervisor])).toBe('badly-signed')
  expect(await whyStaff({}, [one, two, one])).toBe('badly-signed')
  expect(await whyStaff({}, [one, { ...two, seedBytes: one.seedBytes }])).toBe('badly-signed')
  const renewed = await makeAdmin(root, 'Beheer Een')
  const more = { admins: [...chain.admins, renewed.signed] }
  expect(await whyStaff({}, [one, renewed], more)).toBe('not-two-admins')
  expect(await whyStaff({}, [two, renewed], more)).toBe('valid')
  const selfMade = await makeAdmin({ seedBytes: one.seedBytes }, 'Zelf')
  const withSelfMade = { admins: [...chain.admins, selfMade.signed] }
  expect(await whyStaff({}, [one, selfMade], withSelfMade)).toBe('badly-signed')
})

test('a staff paper counts only in its window of at most twelve months', async () => {
  expect(await whyStaff(window(1, 9))).toBe('not-yet-valid')
  expect(await whyStaff(window(-9, 0))).toBe('expired')
  expect(await whyStaff(window(-1, 365))).toBe('valid')
  expect(await whyStaff(window(-1, 365.01))).toBe('valid-too-long')
})

test('whom root revokes is out: staff, admin or reception', async () => {
  const revoking = async (hash: PaperHash) => ({
    revocations: [await signed(revocation([hash]), root)],
  })
  const hash = await paperHashOf(made.reception.bytes)
  expect(await why(await revoking(hash))).toBe('reception: revoked')
  expect(await why(await revoking(supervisor.hash))).toBe('reception: badly-signed')
  expect(await whyStaff({}, admins, await revoking(admins[1].hash))).toBe('badly-signed')
  const verdict = await verifyChain(
    trust,
    { ...chain, ...(await revoking(counsellor.hash)) },
    testNowMs,
  )
  if (verdict.kind === 'refused') throw new Error(verdict.why)
  expect(verdict.staff.has(memberIdOfStaff(counsellor))).toBe(false)
})

test('a revocation that is not from root refuses everything', async () => {
  const forged = await signed(revocation([]), { ...root, seedBytes: supervisor.seedBytes })
  expect(await why({ revocations: [forged] })).toBe('revocation: badly-signed')
  expect(await why({ revocations: [supervisor.signed] })).toBe('revocation: malformed')
  const other = await signed(revocation([], true), root)
  expect(await why({ revocations: [other] })).toBe('revocation: other-demo')
})

test('a changed byte anywhere in a signed paper undoes it', async () => {
  const change = (paper: SignedPaper, at: number): SignedPaper => {
    const bytes = paper.bytes.slice()
    bytes[at] = (bytes[at] as number) ^ 1
    return { ...paper, bytes }
  }
  for (let at = 0; at < made.reception.bytes.length; at += 13) {
    expect(await why({ reception: change(made.reception, at) })).toMatch(/^reception: /)
  }
  for (let at = 0; at < supervisor.signed.bytes.length; at += 29) {
    expect(await why({ staff: [change(supervisor.signed, at)] })).toBe('reception: badly-signed')
  }
})

test('the same words in other bytes are another paper', async () => {
  const text = fromUtf8(made.reception.bytes) as string
  const bytes: Bytes = utf8(text.replace('{', '{ '))
  expect(parsePaper(bytes)).toEqual(receptionPaper)
  expect(await why({ reception: { ...made.reception, bytes } })).toBe('reception: badly-signed')
})
