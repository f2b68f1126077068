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
import { dpiaRoutes } from './dpia-routes.ts'
import { openLogbook } from './logbook.ts'
import { logbookRoutes } from './logbook-routes.ts'
import { stopListRoutes } from './stop-list-routes.ts'

const noon = Date.parse('2026-11-23T12:00:00Z')

/** For tests: a logbook on this database, with a clock and a chat that the test sets, and its addresses as acts. */
export async function openTestLogbook(database: Database, dataDirGiven?: string) {
  const dataDir = dataDirGiven ?? (await mkdtemp(join(tmpdir(), 'keerpunt-logbook-')))
  afterAll(() => rm(dataDir, { recursive: true, force: true }))
  const world = { now: noon, chat: { kind: 'open', waitSeconds: null } as ChatState }
  const logbook = await openLogbook({
    ...{ database, dataDir, origin: 'https://keerpunt.example' },
    clock: () => world.now,
    nameOf: async (member) => member,
    chatState: async () => world.chat,
    addressOf: (path, language) => (language === 'nl' ? path : `/${language}${path}`),
  })
  const routes = [logbookRoutes, stopListRoutes, dpiaRoutes].flatMap((make) => make(logbook))
  const act = (path: string, account: string, body: unknown = {}, id = '') =>
    askAs(routes, path, { account, role: 'outreach_worker' }, { params: { id }, body })
  const step =
    (verb: string) =>
    (account: string, id: string, body: unknown = {}) =>
      act(`${logbookPath}/:id/${verb}`, account, body, id)
  const send = step('send')
  const outcome = step('outcome')
  return {
    ...{ world, logbook, routes, dataDir, act },
    view: async (account: string) => (await act(logbookPath, account)) as LogbookView,
    ask: (account: string, platform: Platform, handle: string, more: object = {}) =>
      askAs(
        routes.filter(({ method }) => method === 'POST'),
        logbookPath,
        { account, role: 'outreach_worker' },
        { body: { platform, handle, ...plain, ...more } },
      ) as Promise<{ id: string }>,
    approve: step('approve'),
    refuse: step('refuse'),
    withdraw: step('withdraw'),
    send: (account: string, id: string, handle: string) => send(account, id, { handle }),
    outcome: (account: string, id: string, came: Outcome) =>
      outcome(account, id, { outcome: came }),
    stop: (platform: Platform, handle: string) =>
      act(`${stopListPath}/add`, 'kim', { platform, handle }),
    isListed: async (platform: Platform, handle: string) =>
      act(`${stopListPath}/look`, 'kim', { platform, handle }),
    confirm: (account: string) => act(`${dpiaPath}/confirm`, account, { document: dpiaDocument }),
  }
}
export type TestLogbook = Awaited<ReturnType<typeof openTestLogbook>>

const plain = {
  language: 'nl',
  context: 'Biedt zich aan voor klussen in een groep.',
  reason: 'Schrijft dat stoppen niet lukt.',
  minor: false,
}
