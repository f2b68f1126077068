import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import { keyHashOf, memberIdOfPaper } from '../../chain/member.ts'
import {
  makeStaff,
  makeTestChain,
  signed,
  type TestStaff,
  testNowMs,
  window,
} from '../../chain/test-papers.ts'
import { TooBusyError } from '../../database/server/batch.ts'
import type { Database } from '../../database/server/database.ts'
import { DatabaseGoneError } from '../../database/server/sqlstate.ts'
import { openDoors } from '../../doors/open-doors.ts'
import { createLive } from '../../live/server/live.ts'
import { openPeople } from '../../people/server/open-people.ts'
import type { AccountId } from '../../people/server/rows.ts'
import { insertSession } from '../../people/server/sign-in-store.ts'
import {
  insertAccount,
  insertAdminPaper,
  insertReception,
  insertRoot,
} from '../../people/server/store.ts'
import { sessionCookie } from '../../people/session-cookie.ts'
import { type Capacity, usualCapacity } from '../../queue/capacity.ts'
import { openQueue } from '../../queue/server/queue.ts'
import { queueRoutes } from '../../queue/server/routes.ts'
import { startShift } from '../../queue/server/start-shift.ts'
import { openFileShredStore } from '../../signing/file-shred-store.ts'
import { hashToken, newToken } from '../../signing/token.ts'
import { type Chat, openChat } from './chat.ts'
import { sweepQueue } from './ending.ts'
import { chatGatekeepers } from './gatekeepers.ts'
import type { Pressure } from './pressure.ts'
import { chatRoutes } from './routes.ts'
import { type Rates, usualRates } from './token-buckets.ts'

/** For tests: a counsellor or supervisor with a session and real papers. */
export type TestCounsellor = TestStaff & {
  readonly account: AccountId
  readonly member: string
  readonly keyHash: string
  readonly cookie: string
}

/** For tests: a house in which everything is real but the clock. */
export type TestHouse = {
  readonly counsellors: readonly TestCounsellor[]
  readonly supervisor: TestCounsellor
  readonly reception: { readonly hash: string; readonly member: string; readonly keyHash: string }
  readonly clock: { nowMs: number }
  readonly faults: readonly string[]
  origin(): string
  chat(): Chat
  sweep(): Promise<void>
  /** Everything closed and opened again, on the same database and shred store. */
  restart(): Promise<void>
}

const publicOrigin = 'http://localhost:1'

/** Opens it, with all counsellors on shift; closed after the file's last test. One per database. */
export async function openTestHouse(
  database: Database,
  options: {
    readonly counsellors?: number
    readonly capacity?: Capacity
    readonly rates?: Rates
    readonly pressure?: Pressure
  } = {},
): Promise<TestHouse> {
  const {
    counsellors: many = 1,
    capacity = usualCapacity,
    rates = usualRates,
    pressure = none,
  } = options
  const clock = { nowMs: testNowMs }
  const papers = await makePapers(database, many)
  for (const { account } of papers.counsellors)
    await startShift(database, account, testNowMs + 8 * 3_600_000)
  const shredDir = await mkdtemp(join(tmpdir(), 'keerpunt-chat-'))
  const faults: string[] = []
  let node = await openNode()
  afterAll(async () => {
    await node.close()
    await rm(shredDir, { recursive: true, force: true })
  })
  return {
    ...papers,
    clock,
    faults,
    origin: () => node.origin,
    chat: () => node.chat,
    sweep: () => sweepQueue(node.chat.parts, clock.nowMs),
    async restart() {
      await node.close()
      node = await openNode()
    },
  }

  async function openNode() {
    const live = createLive(null)
    const now = () => clock.nowMs
    const people = openPeople({ db: database, clock: now, publicOrigin })
    const shared = { database, live, clock: now, demo: false, people }
    const queue = openQueue({ ...shared, entry: async () => alwaysOpen, capacity })
    const shred = await openFileShredStore(shredDir)
    const alias = (id: string) => createHash('sha256').update(id).digest('base64url').slice(0, 16)
    const chat = await openChat({ ...shared, queue, shred, alias, rates, pressure })
    const doors = openDoors({
      routes: [...queueRoutes(queue), ...chatRoutes(chat)],
      gatekeepers: {
        anyone: () => ({ kind: 'anyone' }),
        ...people.gatekeepers,
        ...chatGatekeepers(chat, people.gatekeepers.staff),
      },
      dressParts: {
        pageStyles: ["'none'"],
        chatStyles: ["'none'"],
        chatScripts: ["'none'"],
        chatConnect: "'self'",
        tls: false,
      },
      publicOrigin,
      chatOrigin: publicOrigin,
      tls: null,
      errorPage: () => ({ kind: 'file', type: 'text/plain', bytes: Buffer.from('no') }),
      onFault: (code, route) => faults.push(`${code} ${route}`),
      wordFor: (error) => {
        if (error instanceof DatabaseGoneError) return 'database-gone'
        return error instanceof TooBusyError ? 'busy' : null
      },
    })
    await doors.listen({ host: '127.0.0.1', port: 0 })
    const origin = `http://127.0.0.1:${(doors.server.address() as AddressInfo).port}`
    async function close() {
      await doors.close()
      await chat[Symbol.asyncDispose]()
      await shred[Symbol.asyncDispose]()
      await live.close()
    }
    return { origin, chat, close }
  }
}

/** Tests start many visitors; only one of them is about work. */
const none: Pressure = { fullness: 2, startsPerMinute: Number.POSITIVE_INFINITY }
const alwaysOpen = { kind: 'open', closesAt: null } as const

async function makePapers(database: Database, many: number) {
  const { trust, admins, supervisor: lead } = await makeTestChain()
  const staff: TestStaff[] = []
  for (let at = 0; at < many; at++)
    staff.push(await makeStaff(admins, `Hulpverlener ${at + 1}`, 'counsellor'))
  const sealingKey = new Uint8Array(randomBytes(1216))
  const hashes = [lead.hash, ...staff.map(({ hash }) => hash)]
  const days = window(-1, 7)
  const reception = await signed({ kind: 'reception', sealingKey, ...days, staff: hashes }, lead)
  const receptionHash = await keyHashOf(reception.bytes)
  await database.transaction(async (tx) => {
    await insertRoot(tx, trust)
    for (const admin of admins) await insertAdminPaper(tx, admin.hash, admin.signed)
  })
  const supervisor = await enrol(database, lead, 'supervisor')
  const counsellors: TestCounsellor[] = []
  for (const one of staff) counsellors.push(await enrol(database, one, 'counsellor'))
  const hash = receptionHash as unknown as typeof lead.hash
  await insertReception(database, { hash, paper: reception, ...days }, lead.hash)
  return {
    counsellors,
    supervisor,
    reception: { hash, member: memberIdOfPaper(hash), keyHash: await keyHashOf(sealingKey) },
  }
}

async function enrol(
  database: Database,
  staff: TestStaff,
  role: 'counsellor' | 'supervisor',
): Promise<TestCounsellor> {
  const { hash, signed: paper } = staff
  const account = toB64(randomBytes(16)) as AccountId
  const { notAfter } = window(-30, 300)
  await insertAccount(database, { id: account, role, pseudonym: role, paper, hash, notAfter })
  const token = newToken()
  await insertSession(database, {
    tokenHash: hashToken(token),
    account,
    expiresMs: testNowMs + 30 * 24 * 3_600_000,
    idleUntilMs: testNowMs + 30 * 24 * 3_600_000,
  })
  return {
    ...staff,
    account,
    member: memberIdOfPaper(hash),
    keyHash: await keyHashOf(staff.sealingKeyBytes),
    cookie: sessionCookie(publicOrigin).write(token).split(';')[0] ?? '',
  }
}
