import * as fallback from './ed25519-fallback.ts'

/** What the built script leaves behind for `visitor/ed25519-later.ts`. */
export type Ed25519Script = typeof fallback

;(globalThis as { keerpuntEd25519?: Ed25519Script }).keerpuntEd25519 = fallback
