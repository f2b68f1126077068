import { toB64 } from '../../chain/base64url.ts'
import { type EpochRecord, epochLabel, epochRecordBytes } from '../../chain/epoch.ts'
import {
  type ConversationId,
  type PaperHash,
  type RecordHash,
  recordHashOf,
} from '../../chain/member.ts'
import { signedPaperJson, signPaper, unsigned } from '../../chain/signed-paper.ts'
import { sealedKeyBytes } from '../../chain/sizes.ts'
import { lineCode } from '../../queue/line.ts'
import { newToken } from '../../signing/token.ts'
import {
  ask,
  noise,
  type Proof,
  staffProof,
  type TestAnswer,
  type TestVisitor,
  waitingVisitor,
} from './test-client.ts'
import type { TestCounsellor, TestHouse } from './test-house.ts'

const at = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`

export type Person = {
  readonly id: string
  readonly kind: 'visitor' | 'staff' | 'team'
  readonly key: string
}

export const visitorPerson = (visitor: TestVisitor): Person => ({
  id: visitor.member,
  kind: 'visitor',
  key: visitor.keyHash,
})
export const staffPerson = (staff: TestCounsellor): Person => ({
  id: staff.member,
  kind: 'staff',
  key: staff.keyHash,
})

type RecordParts = {
  readonly conversation: ConversationId
  readonly n: number
  readonly previous: RecordHash
  readonly members: readonly Person[]
  /** Epochs whose keys come with it too. */
  readonly earlier?: readonly number[]
}

/** For tests: a signed record with its keys, as a claim or a later change posts it. */
export async function makeChange(
  signer: TestCounsellor | 'visitor',
  { conversation, n, previous, members, earlier = n === 1 ? [0] : [] }: RecordParts,
) {
  const numbers = [n, ...earlier]
  const record = {
    kind: 'epoch',
    conversation,
    n,
    previous,
    members,
    commitments: numbers.map((k) => [k, toB64(noise(32))]),
    demo: false,
  } as unknown as EpochRecord
  const bytes = epochRecordBytes(record)
  const bare = unsigned(bytes)
  const paper =
    signer === 'visitor'
      ? { bytes, signatures: [{ by: signer, sigBytes: noise(32) }] }
      : await signPaper(bare, signer.hash as PaperHash, signer.seedBytes, epochLabel)
  const keys = members.flatMap(({ id, kind }) =>
    numbers.map((k) => ({ member: id, n: k, sealed: toB64(noise(sealedKeyBytes[kind])) })),
  )
  return { hash: await recordHashOf(bytes), json: { record: signedPaperJson(paper), keys } }
}

export async function makeClaim(visitor: TestVisitor, counsellor: TestCounsellor) {
  return makeChange(counsellor, {
    conversation: visitor.conversation,
    n: 1,
    previous: visitor.envelopeHash,
    members: [visitorPerson(visitor), staffPerson(counsellor)],
  })
}

export async function claim(house: TestHouse, visitor: TestVisitor, counsellor: TestCounsellor) {
  const { json } = await makeClaim(visitor, counsellor)
  return ask(house, 'POST', at(visitor.conversation, '/claim'), staffProof(counsellor), json)
}

/** For tests: a conversation that is greeted. */
export async function greeted(house: TestHouse, counsellor: TestCounsellor): Promise<TestVisitor> {
  const visitor = await waitingVisitor(house)
  const answer = await claim(house, visitor, counsellor)
  if (answer.status !== 200) throw new Error(`claim answered ${answer.status}`)
  return visitor
}

/** For tests: where a conversation stands: what the next record follows. */
export type Standing = { readonly n: number; readonly hash: RecordHash }

/** For tests: a conversation that is greeted, with its first record. */
export async function claimed(
  house: TestHouse,
  counsellor: TestCounsellor,
): Promise<{ readonly visitor: TestVisitor; readonly standing: Standing }> {
  const visitor = await waitingVisitor(house)
  return { visitor, standing: await claimNow(house, visitor, counsellor) }
}

/** For tests: a claim that succeeds. */
export async function claimNow(
  house: TestHouse,
  visitor: TestVisitor,
  counsellor: TestCounsellor,
): Promise<Standing> {
  const { hash, json } = await makeClaim(visitor, counsellor)
  const answer = await ask(
    house,
    'POST',
    at(visitor.conversation, '/claim'),
    staffProof(counsellor),
    json,
  )
  if (answer.status !== 200) throw new Error(`claim answered ${answer.status}`)
  return { n: 1, hash }
}

/** For tests: a later claim from the team, with the keys the team held. */
export async function makeLaterClaim(
  visitor: TestVisitor,
  counsellor: TestCounsellor,
  { n, hash }: Standing,
  held: readonly number[],
) {
  return makeChange(counsellor, {
    conversation: visitor.conversation,
    n: n + 1,
    previous: hash,
    members: [visitorPerson(visitor), staffPerson(counsellor)],
    earlier: held,
  })
}

/** For tests: a record after which only she and the team are members. */
export async function makeParking(
  house: TestHouse,
  visitor: TestVisitor,
  signer: TestCounsellor | 'visitor',
  { n, hash }: Standing,
  earlier?: readonly number[],
) {
  const { member, keyHash } = house.reception
  return makeChange(signer, {
    conversation: visitor.conversation,
    n: n + 1,
    previous: hash,
    members: [visitorPerson(visitor), { id: member, kind: 'team', key: keyHash }],
    ...(earlier ? { earlier } : {}),
  })
}

/** For tests: parked by its counsellor, by closing or handing back. */
export async function park(
  house: TestHouse,
  visitor: TestVisitor,
  counsellor: TestCounsellor,
  standing: Standing,
  way: 'close' | 'hand-back',
  earlier?: readonly number[],
): Promise<TestAnswer & { readonly standing: Standing }> {
  const { hash, json } = await makeParking(house, visitor, counsellor, standing, earlier)
  const path = at(visitor.conversation, `/${way}`)
  const answer = await ask(house, 'POST', path, staffProof(counsellor), json)
  return { ...answer, standing: { n: standing.n + 1, hash } }
}

/** For tests: she goes on by her own record. */
export async function reopen(
  house: TestHouse,
  visitor: TestVisitor,
  standing: Standing,
  as: 'queue' | 'message',
  {
    earlier,
    proof = visitor,
  }: { readonly earlier?: readonly number[]; readonly proof?: Proof } = {},
): Promise<TestAnswer & { readonly standing: Standing }> {
  const { hash, json } = await makeParking(house, visitor, 'visitor', standing, earlier)
  const path = at(visitor.conversation, '/reopen')
  const answer = await ask(house, 'POST', path, proof, { ...json, as, line: lineCode('self') })
  return { ...answer, standing: { n: standing.n + 1, hash } }
}

/** For tests: what follows from a code, as her device would make it. */
export type TestCode = {
  readonly locator: string
  readonly access: string
  readonly sealed: string
}

export const newCode = (): TestCode => ({
  locator: toB64(noise(32)),
  access: toB64(noise(32)),
  sealed: toB64(noise(188)),
})

/** For tests: her code, kept. */
export async function savedCode(
  house: TestHouse,
  { conversation, ...proof }: Pick<TestVisitor, 'conversation' | 'headers'>,
): Promise<TestCode> {
  const code = newCode()
  const answer = await ask(house, 'POST', at(conversation, '/code'), proof, code)
  if (answer.status !== 204) throw new Error(`saving a code answered ${answer.status}`)
  return code
}

/** For tests: a return by code, with a new token or a given one. */
export async function comeBack(
  house: TestHouse,
  { locator, access }: Pick<TestCode, 'locator' | 'access'>,
  token: string = newToken(),
): Promise<TestAnswer & Proof & { readonly token: string }> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await ask(house, 'POST', '/api/v1/return', { headers }, { locator, access })
  return { ...answer, headers, token }
}

export const leave = (house: TestHouse, conversation: string, token: string) =>
  ask(house, 'POST', at(conversation, '/leave'), { headers: {} }, token)
