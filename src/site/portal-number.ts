import { numbersMark } from '../directory/numbers.ts'
import type { Portal } from '../knowledge/portal.ts'

/** A short name for the portal as it is, for cache keys. A portal never changes, so another one is another number. */
export function portalNumber(): (portal: Portal) => number {
  let last: Portal | null = null
  let numbers = ''
  let count = 0
  return (portal) => {
    if (portal !== last || numbers !== numbersMark()) count += 1
    last = portal
    numbers = numbersMark()
    return count
  }
}
