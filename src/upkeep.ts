import type { Logger } from 'pino'
import { startAuditWriter } from './audit/server/writer.ts'
import type { Chat } from './chat/server/chat.ts'
import { sweepQueue } from './chat/server/ending.ts'
import { purgeUnreadable } from './chat/server/match-keys.ts'
import { sweepRetention } from './chat/server/retention.ts'
import { receptionsInUse } from './chat/server/retention-store.ts'
import { runJobs } from './database/server/jobs.ts'
import { logFault } from './faults.ts'
import type { Debrief } from './outreach/server/debrief.ts'
import type { Figures } from './outreach/server/figures.ts'
import type { Logbook } from './outreach/server/logbook.ts'
import type { People } from './people/server/open-people.ts'

const sweepEveryMs = 15_000
const purgeEveryMs = 5 * 60_000
const dailyMs = 24 * 3_600_000

/** What has to happen by itself: the audit chain, the queue's sweep, jobs, and what time has ended, now and once a day. */
export async function startUpkeep(parts: {
  readonly chat: Chat
  readonly people: People
  readonly figures: Figures
  readonly logbook: Logbook
  readonly debrief: Debrief
  readonly log: Logger
  /** This node alone holds the shred keys: a row without one can be read by nobody. */
  readonly holdsKeys: boolean
}): Promise<AsyncDisposable> {
  const { chat, people, figures, logbook, debrief, log, holdsKeys } = parts
  const { database, clock } = chat.parts
  const upkeep = new AsyncDisposableStack()
  upkeep.use(startAuditWriter(database, (error) => logFault(log, 'audit', error)))
  every(sweepEveryMs, 'sweep', () => sweepQueue(chat.parts, clock()))
  if (holdsKeys) every(purgeEveryMs, 'purge', () => purgeUnreadable(chat.parts))
  await every(dailyMs, 'retention', async () => {
    await sweepRetention(chat, clock())
    await people.sweep(await receptionsInUse(database))
    await figures.sweep()
    await logbook.sweep()
    await debrief.sweep()
  })
  const { tasks } = figures
  upkeep.use(await runJobs({ database, tasks, onFault: (error) => logFault(log, 'jobs', error) }))
  return upkeep

  /** Now and then again; a round that fails is logged and the next one tries again. */
  function every(ms: number, where: string, work: () => Promise<unknown>): Promise<void> {
    const round = () =>
      work().then(
        () => {},
        (error: unknown) => logFault(log, where, error),
      )
    const timer = setInterval(() => void round(), ms)
    upkeep.defer(() => clearInterval(timer))
    return round()
  }
}
