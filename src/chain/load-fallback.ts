/** Ed25519 in JavaScript, for browsers without their own. The chat's bundle has `visitor/fallback-later.ts` in this place. */
export const loadFallback = () => import('./ed25519-fallback.ts')
