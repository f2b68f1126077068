import type { Portal } from '../knowledge/portal.ts'

/** A short name for the portal as it is, for cache keys. A portal never changes, so another one is another number. */
export function portalNumber(): (portal: Portal) => number {
  let last: Portal | null = null
  let count = 0
  return (portal) => {
    if (portal !== last) count += 1
    last = portal
    return count
  }
}
