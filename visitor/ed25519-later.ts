import type { Ed25519Script } from '../src/chain/ed25519-script.ts'
import { parseHouse } from './house.ts'

// The chat's bundle has this file in the place of `chain/ed25519-fallback.ts`. Its Content-Security-Policy names
// scripts by hash only, and only a script element can carry the hash that a later script must have.

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}
const shared = globalThis as { keerpuntEd25519?: Ed25519Script; trustedTypes?: TrustedTypes }

/** The browser could not fetch the script, or it was not the one whose hash the page names. */
export class ScriptRefusedError extends Error {
  override readonly name = 'ScriptRefusedError'
}

export const { sign, verify, publicKeyOf } = await load()

async function load(): Promise<Ed25519Script> {
  const house = parseHouse(document.getElementById('house')?.textContent ?? 'null')
  const asset = house?.later['ed25519']
  if (!asset) throw new ScriptRefusedError()
  const address = new URL(`/assets/${asset.file}`, scriptOrigin()).href
  const script = document.createElement('script')
  script.integrity = asset.integrity
  script.crossOrigin = 'anonymous'
  const policy = shared.trustedTypes?.createPolicy('keerpunt', { createScriptURL: (url) => url })
  // Typed as a string because the DOM types do not know TrustedScriptURL.
  script.src = policy ? policy.createScriptURL(address) : address
  await new Promise<void>((resolve, reject) => {
    script.onload = () => resolve()
    script.onerror = () => reject(new ScriptRefusedError())
    document.head.append(script)
  })
  script.remove()
  if (!shared.keerpuntEd25519) throw new ScriptRefusedError()
  return shared.keerpuntEd25519
}

/** Where this bundle itself came from, which may be a static host. */
function scriptOrigin(): string {
  return new URL(import.meta.url).origin
}
