import type { Portal } from '../knowledge/portal.ts'

/** A short name for the portal as it is, for cache keys: its own edition names every page. */
export function portalNumber(): (portal: Portal) => number {
  let last: Portal | null = null
  let count = 0
  return (portal) => {
    if (portal !== last && portal.edition !== last?.edition) count += 1
    last = portal
    return count
  }
}
