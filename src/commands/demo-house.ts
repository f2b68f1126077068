import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toB64 } from '../chain/base64url.ts'
import type { PaperHash } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import type { Role } from '../chain/paper.ts'
import { verifyPapers } from '../chain/verify-chain.ts'
import type { Database, Queryable } from '../database/server/database.ts'
import { accessFile } from '../demo-access.ts'
import { alwaysOpen } from '../directory/chat-hours.ts'
import { saveChatHours } from '../directory/server/store.ts'
import { makeDemoCampaign } from '../outreach/server/demo-campaign.ts'
import { inviteAddress } from '../people/invite-link.ts'
import { makeReception } from '../people/sealed/renew-reception.ts'
import { writeRootFile } from '../people/server/demo-root.ts'
import {
  type Imported,
  importAdmin,
  importReception,
  importStaff,
  inviteStaff,
} from '../people/server/import.ts'
import { houseKeys } from '../people/server/open-people.ts'
import type { AccountId } from '../people/server/rows.ts'
import { insertRoot } from '../people/server/store.ts'
import { startShift } from '../queue/server/start-shift.ts'
import { newSealingPair } from '../sealing/hpke.ts'
import { wrapStaffSecret } from '../sealing/staff-secret.ts'
import { newToken } from '../signing/token.ts'
import { type DemoStaff, makeDemoPapers } from './demo-papers.ts'

export type DemoOptions = {
  readonly db: Database
  readonly dataDir: string
  readonly publicOrigin: string
  readonly chatOrigin: string
  readonly clock: () => number
  /** 32 random bytes: the root's private key, which is kept nowhere. */
  readonly newRootSeed: () => Bytes
}

/** The shift ends with the reception paper: without a supervisor the demo closes then. */
const shiftMs = 14 * 24 * 3_600_000

/**
 * Fills an empty house with a demo: papers, keys, one-time links and an open shift, in one transaction.
 * Returns the lines `role  address`, which also stand in DATA_DIR/demo-access.txt. A house that has a root is left
 * alone: the lines are then those of the file, or none.
 */
export async function makeDemoHouse(options: DemoOptions): Promise<readonly string[]> {
  const { db, dataDir } = options
  if ((await houseKeys(db)).rootKeyB64 !== null) return readLines(dataDir)
  await mkdir(dataDir, { recursive: true })
  return db.transaction((tx) => fill(tx, options))
}

async function fill(tx: Queryable, options: DemoOptions): Promise<readonly string[]> {
  const { dataDir, publicOrigin, chatOrigin } = options
  const nowMs = options.clock()
  const { trust, admins, staff } = await makeDemoPapers(nowMs, options.newRootSeed())
  const chain = { admins, staff: staff.map(({ paper }) => paper), revocations: [] }
  const valid = await verifyPapers(trust, chain, nowMs)
  if (valid.kind === 'refused') throw new DemoRefusedError(valid.why)

  if (!(await insertRoot(tx, trust))) return readLines(dataDir)
  for (const paper of admins) mustBe(await importAdmin(tx, { trust }, paper, nowMs))
  const hired: Hired[] = []
  for (const person of staff) {
    const { account, hash } = mustBe(await importStaff(tx, { trust, valid }, person.paper, nowMs))
    hired.push({ ...person, account, hash })
  }
  const supervisor = first(hired, 'supervisor')
  const reception = await makeReception(await newSealingPair(), trust.demo, supervisor, {
    staff: [...valid.staff.values()],
    nowMs,
  })
  const papers = { trust, valid }
  const { paper, keys } = reception
  mustBe(await importReception(tx, papers, paper, keys, supervisor.hash, nowMs))
  await startShift(tx, first(hired, 'counsellor').account, nowMs + shiftMs)
  await saveChatHours(tx, alwaysOpen)
  const workers = hired.filter(({ role }) => role === 'outreach_worker').map(makerOf)
  const [maker, approver] = workers
  if (maker && approver) await makeDemoCampaign(tx, [maker, approver], nowMs)

  const lines = [`visitor  ${chatOrigin}/chat`]
  for (const [role, says] of printed)
    for (const person of hired.filter((one) => one.role === role))
      lines.push(`${says}  ${await linkFor(tx, publicOrigin, person, nowMs)}`)
  // Before the commit: a house without its links would be a house nobody can enter.
  await writeRootFile(dataDir, { rootKeyB64: toB64(trust.rootKeyBytes), demo: true })
  await writeLines(dataDir, lines)
  return lines
}

/** Whose links are printed, in this order, and what stands before them. */
const printed = [
  ['counsellor', 'counsellor'],
  ['supervisor', 'supervisor'],
  ['editor', 'editor'],
  ['experience_expert', 'experience_expert'],
  ['outreach_worker', 'outreach'],
] as const satisfies readonly (readonly [Role, string])[]

const makerOf = ({ account, pseudonym }: Hired) => ({ account, name: pseudonym })

type Hired = DemoStaff & { readonly account: AccountId; readonly hash: PaperHash }

/** A one-time link; its unlock half wraps her secret and stands nowhere but in the link. */
async function linkFor(
  tx: Queryable,
  publicOrigin: string,
  { account, secretBytes }: Hired,
  nowMs: number,
): Promise<string> {
  const unlockBytes = crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await wrapStaffSecret(unlockBytes, account, secretBytes)
  const token = newToken()
  await inviteStaff(tx, { account, token, wrapped }, nowMs)
  return inviteAddress(publicOrigin, { token, unlockBytes })
}

function first(hired: readonly Hired[], role: Role): Hired {
  const found = hired.find((one) => one.role === role)
  if (!found) throw new DemoRefusedError(`no ${role}`)
  return found
}

/** Our own papers were refused: a mistake in the code, never the reader's. */
export class DemoRefusedError extends Error {
  override name = 'DemoRefusedError'
}

function mustBe<T>(outcome: Imported<T>): T {
  if (outcome.kind === 'refused') throw new DemoRefusedError(outcome.why)
  return outcome
}

/** Readable by its owner only, also where an older file was not. */
async function writeLines(dataDir: string, lines: readonly string[]): Promise<void> {
  const path = join(dataDir, accessFile)
  await writeFile(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
  await chmod(path, 0o600)
}

async function readLines(dataDir: string): Promise<readonly string[]> {
  try {
    const text = await readFile(join(dataDir, accessFile), 'utf8')
    return text.split('\n').filter((line) => line !== '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
