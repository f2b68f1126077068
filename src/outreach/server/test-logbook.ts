import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Database } from '../../database/server/database.ts'
import type { ChatState } from '../../directory/chat-state.ts'
import { askAs } from '../../directory/server/ask-as.ts'
import { dpiaDocument } from '../dpia.ts'
import type { Platform } from '../handle.ts'
import { dpiaPath, type LogbookView, logbookPath, stopListPath } from '../logbook-exchange.ts'
import type { Outcome } from '../once-only.ts'
import { openLogbook } from './logbook.ts'
import { personalRoutes } from './personal-routes.ts'

const workersOnly = ['bo', 'kim', 'sam', 'kees']
const noon = Date.parse('2026-11-23T12:00:00Z')

/** For tests: a logbook on this database, with a clock and a chat that the test sets, and its addresses as acts. */
export async function openTestLogbook(
  database: Database,
  dataDirGiven?: string,
  { keepFiles = false }: { readonly keepFiles?: boolean } = {},
) {
  const dataDir = dataDirGiven ?? (await mkdtemp(join(tmpdir(), 'keerpunt-logbook-')))
  if (!keepFiles) afterAll(() => rm(dataDir, { recursive: true, force: true }))
  const world = {
    now: noon,
    chat: { kind: 'open', waitSeconds: null } as ChatState,
    /** Who works here now: account → name. */
    workers: new Map(workersOnly.map((name) => [name, name])),
  }
  const logbook = await openLogbook({
    ...{ database, dataDir, origin: 'https://keerpunt.example' },
    clock: () => world.now,
    nameOf: async (member) => world.workers.get(member) ?? member,
    workers: async () => world.workers,
    chatState: async () => world.chat,
    addressOf: (path, language) => (language === 'nl' ? path : `/${language}${path}`),
  })
  const routes = personalRoutes.flatMap((make) => make(logbook))
  const act = (path: string, account: string, body: unknown = {}, id = '') =>
    askAs(routes, path, { account, role: 'outreach_worker' }, { params: { id }, body })
  /** Of an address that is asked and told to. */
  const post = (path: string, account: string, body: unknown) =>
    askAs(
      routes.filter(({ method }) => method === 'POST'),
      path,
      { account, role: 'outreach_worker' },
      { body },
    )
  const step =
    (verb: string) =>
    (account: string, id: string, body: unknown = {}) =>
      act(`${logbookPath}/:id/${verb}`, account, body, id)
  const send = step('send')
  const outcome = step('outcome')
  return {
    ...{ world, logbook, routes, dataDir, act, post },
    view: async (account: string) => (await act(logbookPath, account)) as LogbookView,
    ask: (account: string, platform: Platform, handle: string, more: object = {}) =>
      post(logbookPath, account, { platform, handle, ...plain, ...more }) as Promise<{
        id: string
      }>,
    approve: step('approve'),
    refuse: step('refuse'),
    withdraw: step('withdraw'),
    send: (account: string, id: string, handle: string) => send(account, id, { handle }),
    outcome: (account: string, id: string, came: Outcome) =>
      outcome(account, id, { outcome: came }),
    waiting: (account: string) => act(`${logbookPath}/today`, account),
    stop: (platform: Platform, handle: string, account = 'kim') =>
      act(`${stopListPath}/add`, account, { platform, handle }),
    look: (account: string, platform: Platform, handle: string) =>
      act(`${stopListPath}/look`, account, { platform, handle }),
    isListed: (platform: Platform, handle: string) =>
      act(`${stopListPath}/look`, 'kim', { platform, handle }),
    confirm: (account: string) => act(`${dpiaPath}/confirm`, account, { document: dpiaDocument }),
  }
}
/** A handle of nobody: letters only, for a row of digits would be taken for a number. */
export const somebody = (): string =>
  `proef${[...randomBytes(10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`

export type TestLogbook = Awaited<ReturnType<typeof openTestLogbook>>

const plain = {
  language: 'nl',
  context: 'Biedt zich aan voor klussen in een groep.',
  reason: 'Schrijft dat stoppen niet lukt.',
  minor: false,
}
