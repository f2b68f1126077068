import type { Chain } from './chain.ts'
import { memberIdOfPaper, type PaperHash, paperHashOf } from './member.ts'
import type { Bytes } from './notation.ts'
import { type Paper, paperBytes, type Role } from './paper.ts'
import { newSigningSeed, signingKeyOf } from './signature.ts'
import { type SignedPaper, signPaper, unsigned } from './signed-paper.ts'
import type { Trust } from './verify-chain.ts'

/** For tests: noon of an ordinary day, and a day in milliseconds. */
export const testNowMs = Date.UTC(2026, 0, 15, 12)
export const dayMs = 24 * 3_600_000

/** For tests: someone who signs, with her paper. */
export type TestSigner = {
  readonly seedBytes: Bytes
  readonly hash: PaperHash
  readonly signed: SignedPaper
}

export type TestStaff = TestSigner & { readonly sealingKeyBytes: Bytes }

/** For tests: a root, two admins, a supervisor, a counsellor and a reception paper, all in order. */
export async function makeTestChain({
  sealingKeys = [randomKey(), randomKey(), randomKey()] as const,
  demo = false,
}: {
  readonly sealingKeys?: readonly [reception: Bytes, supervisor: Bytes, counsellor: Bytes]
  readonly demo?: boolean
} = {}) {
  const rootSeedBytes = newSigningSeed()
  const root = { seedBytes: rootSeedBytes, hash: 'root' as const }
  const trust: Trust = { rootKeyBytes: await signingKeyOf(rootSeedBytes), demo }
  const admins = [
    await makeAdmin(root, 'Beheer Een', demo),
    await makeAdmin(root, 'Beheer Twee', demo),
  ] as const
  const supervisor = await makeStaff(admins, 'Noor', 'supervisor', sealingKeys[1], demo)
  const counsellor = await makeStaff(admins, 'Sam', 'counsellor', sealingKeys[2], demo)
  const reception = await signed(
    {
      kind: 'reception',
      sealingKey: sealingKeys[0],
      ...window(-1, 7, demo),
      staff: [supervisor.hash, counsellor.hash],
    },
    supervisor,
  )
  const chain: Chain = {
    admins: admins.map((admin) => admin.signed),
    staff: [supervisor.signed, counsellor.signed],
    reception,
    revocations: [],
  }
  return { root, trust, admins, supervisor, counsellor, reception, chain }
}

export async function makeAdmin(
  root: Pick<TestSigner, 'seedBytes'>,
  name: string,
  demo = false,
): Promise<TestSigner> {
  const seedBytes = newSigningSeed()
  const signingKey = await signingKeyOf(seedBytes)
  const paper: Paper = { kind: 'admin', name, signingKey, ...window(-30, 700, demo), salt: salt() }
  return sealed(seedBytes, await signed(paper, { ...root, hash: 'root' }))
}

export async function makeStaff(
  admins: readonly TestSigner[],
  pseudonym: string,
  role: Role,
  sealingKey: Bytes = randomKey(),
  demo = false,
): Promise<TestStaff> {
  const seedBytes = newSigningSeed()
  const signingKey = await signingKeyOf(seedBytes)
  const words = { kind: 'staff', pseudonym, role, sealingKey, signingKey } as const
  const paper: Paper = { ...words, ...window(-30, 300, demo), salt: salt() }
  return {
    ...(await sealed(seedBytes, await signed(paper, ...admins))),
    sealingKeyBytes: sealingKey,
  }
}

/** Signs a paper in the order given. */
export async function signed(
  paper: Paper,
  ...by: readonly { readonly seedBytes: Bytes; readonly hash: PaperHash | 'root' }[]
): Promise<SignedPaper> {
  let result = unsigned(paperBytes(paper))
  for (const { seedBytes, hash } of by) result = await signPaper(result, hash, seedBytes)
  return result
}

export const memberIdOfStaff = ({ hash }: TestSigner) => memberIdOfPaper(hash)
export const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))

/** Of days around `testNowMs`. */
export function window(fromDays: number, toDays: number, demo = false) {
  return {
    notBefore: testNowMs + fromDays * dayMs,
    notAfter: testNowMs + toDays * dayMs,
    demo,
  }
}

const randomKey = () => randomBytes(1216)
const salt = () => randomBytes(16)

async function sealed(seedBytes: Bytes, paper: SignedPaper): Promise<TestSigner> {
  return { seedBytes, hash: await paperHashOf(paper.bytes), signed: paper }
}
