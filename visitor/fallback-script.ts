import { ed25519 } from '../src/chain/ed25519-fallback.ts'
import { mlKem768, x25519 } from '../src/sealing/x-wing-fallback.ts'

/** Everything a browser may lack, in one script. It leaves this behind for `fallback-later.ts`. */
const fallback = { ed25519, mlKem768, x25519 }

export type Fallback = typeof fallback

;(globalThis as { keerpuntFallback?: Fallback }).keerpuntFallback = fallback
