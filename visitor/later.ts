import type { Fallback } from './fallback-script.ts'
import type { House } from './house.ts'
import type { Return } from './return/script.ts'

// The page's Content-Security-Policy names scripts by hash only, and only a script element can carry the hash that a
// later script must have. What the scripts share stands on one global.

/** What each later script leaves behind; `argon2` is no script of the page but of a worker. */
export type LaterScripts = { fallback: Fallback; return: Return }

/** The one global of this page. lent: what the first script shares, see `shared.ts`. later: what `#house` names. */
export type OnePlace = {
  keerpunt: Partial<LaterScripts> & { readonly lent: readonly unknown[]; later: House['later'] }
}

/** The browser could not fetch the script, or it was not the one whose hash the page names. */
export class LaterRefusedError extends Error {
  override readonly name = 'LaterRefusedError'
}

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}
const page = globalThis as unknown as OnePlace & { trustedTypes?: TrustedTypes }
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined
const loading: Partial<Record<keyof LaterScripts, Promise<unknown> | undefined>> = {}

/** Fetched once. Throws LaterRefusedError, and then a next call tries again. */
export async function loadLater<Name extends keyof LaterScripts>(
  name: Name,
): Promise<LaterScripts[Name]> {
  loading[name] ??= load(name)
  try {
    return await (loading[name] as Promise<LaterScripts[Name]>)
  } catch (error) {
    loading[name] = undefined
    throw error
  }
}

/** What a later script left behind, once it is here. */
export const laterHere = <Name extends keyof LaterScripts>(
  name: Name,
): Partial<LaterScripts>[Name] => page.keerpunt[name]

/** Where a built file stands: at this bundle's own origin, which may be a static host. */
export const assetAddress = (file: string): string =>
  `${new URL(import.meta.url).origin}/assets/${file}`

/** An address that scripts and workers may be made from. Typed as a string: the DOM types know no TrustedScriptURL. */
export function trusted(address: string): string {
  // A page may make a policy of one name only once.
  policy ??= page.trustedTypes?.createPolicy('keerpunt', { createScriptURL: (url) => url })
  return policy ? policy.createScriptURL(address) : address
}

async function load<Name extends keyof LaterScripts>(name: Name): Promise<LaterScripts[Name]> {
  const asset = page.keerpunt.later[name]
  if (!asset) throw new LaterRefusedError()
  const script = document.createElement('script')
  script.integrity = asset.integrity
  script.crossOrigin = 'anonymous'
  script.src = trusted(assetAddress(asset.file))
  await new Promise<void>((resolve, reject) => {
    script.onload = () => resolve()
    script.onerror = () => reject(new LaterRefusedError())
    document.head.append(script)
  })
  script.remove()
  const left = page.keerpunt[name]
  if (!left) throw new LaterRefusedError()
  return left as LaterScripts[Name]
}
