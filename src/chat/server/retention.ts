import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import type { ShredStore } from '../../signing/shred-store.ts'
import { deleteConversations, overdueConversations } from './retention-store.ts'
import { deleteSurveys } from './survey-store.ts'

/** What a visitor reads before she starts: a talk is kept this long after its last message. */
export const keptDays = 30
const surveysKeptDays = 730
const dayMs = 24 * 3_600_000
const mostAtOnce = 500

/**
 * Deletes what is overdue: talks thirty days after their last message with the codes that lead to them, on the day
 * after those of visitors who left before anyone greeted them, and answers to the questions afterwards. The keys go first, so that a crash in between leaves nothing that can be read;
 * the next sweep finds the rows again. Returns how many went. nowMs: since 1970.
 */
export async function sweepRetention(
  { database, shred }: { readonly database: Database; readonly shred: ShredStore },
  nowMs: number,
): Promise<number> {
  let gone = 0
  for (;;) {
    const overdue = await overdueConversations(
      database,
      {
        keptSince: dayOf(nowMs - keptDays * dayMs),
        today: dayOf(nowMs),
        yesterday: dayOf(nowMs - dayMs),
      },
      mostAtOnce,
    )
    if (overdue.length === 0) break
    await shred.destroy(overdue)
    await deleteConversations(database, overdue)
    gone += overdue.length
  }
  if (gone > 0) await shred.rotate()
  await deleteSurveys(database, dayOf(nowMs - surveysKeptDays * dayMs))
  return gone
}
