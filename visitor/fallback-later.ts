import type { Fallback } from './fallback-script.ts'
import { parseHouse } from './house.ts'

// The chat's bundle has this file in the place of both `load-fallback.ts`. Its Content-Security-Policy names scripts
// by hash only, and only a script element can carry the hash that a later script must have.

/** The browser could not fetch the script, or it was not the one whose hash the page names. */
export class FallbackRefusedError extends Error {
  override readonly name = 'FallbackRefusedError'
}

/**
 * What this browser's own cryptography lacks, in JavaScript; fetched once. Throws FallbackRefusedError, and then a
 * next call tries again.
 */
export function loadFallback(): Promise<Fallback> {
  loading ??= load().catch((error) => {
    loading = null
    throw error
  })
  return loading
}

let loading: Promise<Fallback> | null = null

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}
const shared = globalThis as { keerpuntFallback?: Fallback; trustedTypes?: TrustedTypes }
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

async function load(): Promise<Fallback> {
  const house = parseHouse(document.getElementById('house')?.textContent ?? 'null')
  const asset = house?.later['fallback']
  if (!asset) throw new FallbackRefusedError()
  // This bundle's own origin, which may be a static host.
  const address = new URL(`/assets/${asset.file}`, new URL(import.meta.url).origin).href
  const script = document.createElement('script')
  script.integrity = asset.integrity
  script.crossOrigin = 'anonymous'
  // A page may make a policy of one name only once.
  policy ??= shared.trustedTypes?.createPolicy('keerpunt', { createScriptURL: (url) => url })
  // Typed as a string because the DOM types do not know TrustedScriptURL.
  script.src = policy ? policy.createScriptURL(address) : address
  await new Promise<void>((resolve, reject) => {
    script.onload = () => resolve()
    script.onerror = () => reject(new FallbackRefusedError())
    document.head.append(script)
  })
  script.remove()
  if (!shared.keerpuntFallback) throw new FallbackRefusedError()
  return shared.keerpuntFallback
}
