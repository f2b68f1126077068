import { fromB64, toB64 } from '../../chain/base64url.ts'
import type { Bytes } from '../../chain/notation.ts'
import { keyedHash } from '../../signing/keyed-hash.ts'
import { newToken } from '../../signing/token.ts'
import { isWork, type Task } from '../work.ts'

/**
 * When a start begins to cost work: the queue is this full (0 to 1), or this many began on this node in a minute.
 * Nothing is known of where somebody comes from: the pressure is everybody's.
 */
export type Pressure = { readonly fullness: number; readonly startsPerMinute: number }

export const usualPressure: Pressure = { fullness: 0.5, startsPerMinute: 60 }

const minuteMs = 60_000
const turnMs = 10 * minuteMs

/**
 * What one start costs then. 13 bits are some 8,000 hashes, half a second on a slow phone on average; 16, asked in
 * an all but full queue, are four seconds. A flood pays it again for every conversation.
 */
const prices = [13, 14, 15, 16] as const
const [least, , , most] = prices
/** What a start costs that always costs something. */
export const leastWork = least

/**
 * What a start costs, in bits; 0 for nothing. One bit more for every quarter of what room is left, and for every
 * doubling of the starts.
 */
export function priceOf(pressure: Pressure, fullness: number, startsInMinute: number): number {
  const overfull = (fullness - pressure.fullness) / (1 - pressure.fullness)
  const byFullness = fullness >= pressure.fullness ? least + Math.floor(4 * overfull) : 0
  const crowd = startsInMinute / pressure.startsPerMinute
  const byStarts = crowd > 1 ? least + Math.floor(Math.log2(crowd)) : 0
  return Math.min(most, Math.max(byFullness, byStarts))
}

/** subjectBytes: what is hashed. forBytes: for whom else it can not be used, when that is not in the subject. */
export type Work = { readonly subjectBytes: Bytes; readonly forBytes?: Uint8Array }

/**
 * Asks for work and checks it. The salt follows from what the work is for, the bits, the time and a secret of this
 * node: what was asked counts, however the price moved while her phone was at it.
 */
export function createGuard(pressure: Pressure, clock: () => number) {
  const keyBytes = fromB64(newToken()) as Bytes
  let minute = 0
  let starts = 0

  function taskIn(turn: number, bits: number, { subjectBytes, forBytes }: Work): Task {
    const key = { id: 'work', keyBytes }
    const what = [turn, bits, toB64(subjectBytes), forBytes ? toB64(forBytes) : '-']
    const { hashBytes } = keyedHash([key], 'keerpunt/1 work', what.join(' '))
    return { salt: new Uint8Array(hashBytes), bits }
  }

  return {
    /** Counts a start, and says how many bits one costs now; 0 for nothing. fullness: of the queue, 0 to 1. */
    price(fullness: number): number {
      const nowMinute = Math.floor(clock() / minuteMs)
      if (nowMinute !== minute) {
        minute = nowMinute
        starts = 0
      }
      starts += 1
      return priceOf(pressure, fullness, starts)
    },
    task: (work: Work, bits: number): Task => taskIn(Math.floor(clock() / turnMs), bits, work),
    /** Work for a task of these ten minutes or the ten before. */
    async accepts(what: Work, work: Bytes | null): Promise<boolean> {
      if (!work) return false
      const turn = Math.floor(clock() / turnMs)
      for (const when of [turn, turn - 1])
        for (const bits of prices)
          if (await isWork(taskIn(when, bits, what), what.subjectBytes, work)) return true
      return false
    },
  }
}

export type Guard = ReturnType<typeof createGuard>
