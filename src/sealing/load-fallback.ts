/** X-Wing's two halves in JavaScript, for browsers without them. The chat's bundle has `visitor/fallback-later.ts` in this place. */
export const loadFallback = () => import('./x-wing-fallback.ts')
