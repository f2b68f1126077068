import { paperHashOf } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import { paperBytes, type Role } from '../chain/paper.ts'
import { newSigningSeed, signingKeyOf } from '../chain/signature.ts'
import { type SignedPaper, signPaper, unsigned } from '../chain/signed-paper.ts'
import { longestStaffMs, type Trust } from '../chain/verify-chain.ts'
import { newStaffSecret, type StaffKeys, staffKeysOf } from '../sealing/staff-secret.ts'

export type DemoStaff = {
  readonly role: Role
  readonly pseudonym: string
  readonly paper: SignedPaper
  readonly secretBytes: Bytes
  readonly keys: StaffKeys
}
export type DemoPapers = {
  readonly trust: Trust
  readonly admins: readonly SignedPaper[]
  readonly staff: readonly DemoStaff[]
}

const clockSlackMs = 5 * 60_000
const people = [
  { role: 'supervisor', pseudonym: 'Mila' },
  { role: 'counsellor', pseudonym: 'Noor' },
  { role: 'counsellor', pseudonym: 'Sam' },
  { role: 'editor', pseudonym: 'Bo' },
  { role: 'editor', pseudonym: 'Kim' },
  { role: 'experience_expert', pseudonym: 'Jay' },
  { role: 'outreach_worker', pseudonym: 'Lou' },
  { role: 'outreach_worker', pseudonym: 'Ray' },
] as const

/**
 * Two admins and eight members of staff, signed as the real ones are. rootSeed: 32 random bytes, to be dropped by
 * the caller; the admins' private keys are in no return value: nobody can sign with them again.
 */
export async function makeDemoPapers(nowMs: number, rootSeed: Bytes): Promise<DemoPapers> {
  const notBefore = nowMs - clockSlackMs
  const window = { notBefore, notAfter: notBefore + longestStaffMs, demo: true }
  const admins = await Promise.all(
    ['Demo beheer 1', 'Demo beheer 2'].map(async (name) => {
      const seed = newSigningSeed()
      const signingKey = await signingKeyOf(seed)
      const bytes = paperBytes({ kind: 'admin', name, signingKey, ...window, salt: salt() })
      const paper = await signPaper(unsigned(bytes), 'root', rootSeed)
      return { seed, paper, hash: await paperHashOf(bytes) }
    }),
  )
  const staff = await Promise.all(
    people.map(async ({ role, pseudonym }): Promise<DemoStaff> => {
      const secretBytes = newStaffSecret()
      const keys = await staffKeysOf(secretBytes)
      const bytes = paperBytes({
        kind: 'staff',
        pseudonym,
        role,
        sealingKey: keys.sealing.publicKeyBytes,
        signingKey: keys.signing.publicKeyBytes,
        ...window,
        salt: salt(),
      })
      let paper = unsigned(bytes)
      for (const { hash, seed } of admins) paper = await signPaper(paper, hash, seed)
      return { role, pseudonym, paper, secretBytes, keys }
    }),
  )
  return {
    trust: { rootKeyBytes: await signingKeyOf(rootSeed), demo: true },
    admins: admins.map(({ paper }) => paper),
    staff,
  }
}

const salt = () => crypto.getRandomValues(new Uint8Array(16))
