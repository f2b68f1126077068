import { dayOf } from '../../audit/entry.ts'
import { mostEpoch } from '../../chain/epoch.ts'
import type { Chat } from './chat.ts'
import { deleteConversations, overdueConversations } from './retention-store.ts'
import { deleteSurveys } from './survey-store.ts'
import { tell } from './topics.ts'

/** What a visitor reads before she starts: a talk is kept this long after its last message. */
export const keptDays = 30
const surveysKeptDays = 730
const dayMs = 24 * 3_600_000
const mostAtOnce = 500

/**
 * Deletes what is overdue: talks thirty days after their last message with the codes that lead to them, on the day
 * after those of visitors who left before anyone greeted them, and answers to the questions afterwards. The keys go first, so
 * that a crash in between leaves nothing that can be read; the next sweep finds the rows again. Whoever still looks at
 * one is told. Returns how many went. nowMs: since 1970.
 */
export async function sweepRetention(chat: Chat, nowMs: number): Promise<number> {
  const { database, live, shred } = chat.parts
  const days = {
    keptSince: dayOf(nowMs - keptDays * dayMs),
    today: dayOf(nowMs),
    yesterday: dayOf(nowMs - dayMs),
  }
  let gone = 0
  for (;;) {
    const overdue = await database.transaction(async (tx) => {
      const found = await overdueConversations(tx, days, mostAtOnce)
      await shred.destroy(found)
      await deleteConversations(tx, found)
      return found
    })
    if (overdue.length === 0) break
    for (const conversation of overdue) {
      chat.sessions.forget(conversation)
      tell(live, conversation, { name: 'state', state: 'deleted', epoch: mostEpoch })
    }
    gone += overdue.length
  }
  if (gone > 0) await shred.rotate()
  await deleteSurveys(database, dayOf(nowMs - surveysKeptDays * dayMs))
  return gone
}
