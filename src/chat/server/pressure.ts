import { fromB64 } from '../../chain/base64url.ts'
import type { ConversationId } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { keyedHash } from '../../signing/keyed-hash.ts'
import { newToken } from '../../signing/token.ts'
import { isWork, type Task } from '../work.ts'

/**
 * When a start costs work: the queue is this full (0 to 1), or this many began on this node in a minute.
 * Nothing is known of where somebody comes from: the pressure is everybody's.
 */
export type Pressure = { readonly fullness: number; readonly startsPerMinute: number }

export const usualPressure: Pressure = { fullness: 0.5, startsPerMinute: 60 }

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/**
 * What one start costs then: some 8,000 hashes, which keeps a slow phone busy for half a second on average.
 * A flood pays it again for every conversation.
 */
const bits = 13

/** Asks for work and checks it. The salt follows from the conversation's id, the hour and a secret of this node. */
export function createGuard(pressure: Pressure, clock: () => number) {
  const keyBytes = fromB64(newToken()) as Bytes
  let minute = 0
  let starts = 0

  function taskIn(hour: number, conversation: ConversationId): Task {
    const key = { id: 'work', keyBytes }
    const { hashBytes } = keyedHash([key], 'keerpunt/1 work', `${hour} ${conversation}`)
    return { salt: new Uint8Array(hashBytes), bits }
  }

  return {
    /** Counts a start, and says whether one costs work now. fullness: of the queue, 0 to 1. */
    isPressed(fullness: number): boolean {
      const nowMinute = Math.floor(clock() / minuteMs)
      if (nowMinute !== minute) {
        minute = nowMinute
        starts = 0
      }
      starts += 1
      return fullness >= pressure.fullness || starts > pressure.startsPerMinute
    },
    task: (conversation: ConversationId): Task =>
      taskIn(Math.floor(clock() / hourMs), conversation),
    /** Work for this hour's task or the last one's. */
    async accepts(conversation: ConversationId, work: Bytes | null): Promise<boolean> {
      const hour = Math.floor(clock() / hourMs)
      for (const when of [hour, hour - 1])
        if (work && (await isWork(taskIn(when, conversation), conversation, work))) return true
      return false
    },
  }
}
