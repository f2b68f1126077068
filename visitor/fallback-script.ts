import { ed25519 } from '../src/chain/ed25519-fallback.ts'
import { mlKem768, x25519 } from '../src/sealing/x-wing-fallback.ts'
import type { OnePlace } from './later.ts'

/** Everything a browser may lack, in one script. */
const fallback = { ed25519, mlKem768, x25519 }
export type Fallback = typeof fallback

;(globalThis as unknown as OnePlace).keerpunt.fallback = fallback
