import type { Fallback } from './fallback-script.ts'
import { loadLater } from './later.ts'

/** What this browser's own cryptography lacks. The chat's bundle has this file in the place of both `load-fallback.ts`. */
export const loadFallback = (): Promise<Fallback> => loadLater('fallback')
