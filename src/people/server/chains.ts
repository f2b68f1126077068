import type { Chain } from '../../chain/chain.ts'
import { type MemberId, type PaperHash, paperHashOf } from '../../chain/member.ts'
import type { SignedPaper } from '../../chain/signed-paper.ts'
import {
  type Trust,
  type ValidPapers,
  type ValidReception,
  verifyPapers,
  verifyReception,
} from '../../chain/verify-chain.ts'
import type { Database } from '../../database/server/database.ts'
import type { Account } from './rows.ts'
import { readPapers, readRoot, receptionsAt } from './store.ts'

/** Another node's renewal or revocation is noticed after this; our own at once. */
export const chainCacheMs = 5_000

/** All papers at one moment, verified as a client would. */
export type Papers = {
  readonly trust: Trust | null
  readonly valid: ValidPapers | null
  readonly admins: ReadonlyMap<PaperHash, SignedPaper>
  readonly accounts: ReadonlyMap<PaperHash, Account>
  readonly revocations: readonly SignedPaper[]
  readonly reception: (ValidReception & { readonly signed: SignedPaper }) | null
}

export type Chains = {
  papers(): Promise<Papers>
  /** Reception, its signer, these members of staff, and the admins who signed those: nobody else. */
  forVisitor(staff: readonly PaperHash[]): Promise<Chain>
  /** Every paper of the house. */
  forDesk(): Promise<Chain>
  byMember(member: MemberId): Promise<Account | null>
  /** Reads again at the next question: call after the commit that changed a paper. */
  forget(): void
}

export function createChains(db: Database, clock: () => number): Chains {
  let kept: { readonly papers: Promise<Papers>; readonly until: number } | null = null

  /** One reading at a time serves all who ask. */
  function papers(): Promise<Papers> {
    const nowMs = clock()
    if (kept && nowMs < kept.until) return kept.papers
    const reading = readAll(db, nowMs)
    const mine = { papers: reading, until: nowMs + chainCacheMs }
    kept = mine
    reading.catch(() => {
      if (kept === mine) kept = null
    })
    return reading
  }

  return {
    papers,
    async forVisitor(hashes) {
      const all = await papers()
      const wanted = new Set([...hashes, ...(all.reception ? [all.reception.signer.hash] : [])])
      const staff = [...wanted].flatMap((hash) => all.accounts.get(hash)?.paper ?? [])
      const signers = new Set(staff.flatMap(({ signatures }) => signatures.map(({ by }) => by)))
      const admins = [...all.admins].filter(([hash]) => signers.has(hash)).map(([, paper]) => paper)
      return { admins, staff, reception: signedOf(all), revocations: all.revocations }
    },
    async forDesk() {
      const all = await papers()
      return {
        admins: [...all.admins.values()],
        staff: [...all.accounts.values()].map(({ paper }) => paper),
        reception: signedOf(all),
        revocations: all.revocations,
      }
    },
    async byMember(member) {
      const { accounts } = await papers()
      for (const account of accounts.values()) if (account.member === member) return account
      return null
    },
    forget() {
      kept = null
    },
  }
}

const signedOf = ({ reception }: Papers): SignedPaper | null => reception?.signed ?? null

async function readAll(db: Database, nowMs: number): Promise<Papers> {
  const root = await readRoot(db)
  const { admins, accounts, revocations } = await readPapers(db)
  const trust = root && { rootKeyBytes: root.rootKeyBytes, demo: root.demo }
  const chain = { admins, staff: accounts.map(({ paper }) => paper), revocations }
  const verdict = trust && (await verifyPapers(trust, chain, nowMs))
  const valid = verdict?.kind === 'papers' ? verdict : null
  return {
    trust,
    valid,
    admins: new Map(
      await Promise.all(
        admins.map(async (paper) => [await paperHashOf(paper.bytes), paper] as const),
      ),
    ),
    accounts: new Map(accounts.map((account) => [account.hash, account])),
    revocations,
    reception: trust && valid && (await newestReception(db, trust, valid, nowMs)),
  }
}

/** The newest that a client would accept: a revoked supervisor's paper is passed over. */
async function newestReception(db: Database, trust: Trust, valid: ValidPapers, nowMs: number) {
  for (const { paper } of await receptionsAt(db, nowMs)) {
    const verdict = await verifyReception(trust, valid, paper, nowMs)
    if (verdict.kind === 'reception') return { ...verdict.reception, signed: paper }
  }
  return null
}
