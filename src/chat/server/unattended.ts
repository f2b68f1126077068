import type { ConversationId, MemberId } from '../../chain/member.ts'
import type { Database } from '../../database/server/database.ts'
import type { Live } from '../../live/server/live.ts'
import { queueTopic } from '../../queue/server/queue.ts'
import { staffOfActive } from './desk-store.ts'
import type { Presence } from './presence.ts'

/** So long nobody of staff may be silent while she is here. */
export const unattendedAfterMs = 60_000

export type Unattended = {
  readonly conversation: ConversationId
  readonly seconds: number
  readonly by: readonly MemberId[]
}

/** Finds visitors who are here while their counsellor is not, and tells the desks when that changes. */
export function createUnattended(parts: {
  readonly database: Database
  readonly live: Live
  readonly clock: () => number
  readonly presence: Presence
}) {
  const { database, live, clock, presence } = parts
  let told = ''

  /** Longest alone first. */
  async function list(): Promise<Unattended[]> {
    const alone = presence.alone(unattendedAfterMs)
    if (alone.length === 0) return []
    const staff = await staffOfActive(
      database,
      alone.map(({ conversation }) => conversation),
    )
    return alone
      .flatMap(({ conversation, sinceMs }) => {
        const by = staff.get(conversation)
        const seconds = Math.floor((clock() - sinceMs) / 1000)
        return by ? [{ conversation, seconds, by }] : []
      })
      .sort((one, other) => other.seconds - one.seconds)
  }

  return {
    list,
    /** Call every few seconds. */
    async tick(): Promise<void> {
      const now = (await list()).map(({ conversation }) => conversation).join()
      if (now === told) return
      told = now
      live.publish(queueTopic, { name: 'queue', data: '' })
    },
  }
}

export type UnattendedWatch = ReturnType<typeof createUnattended>
