import type { Asset } from '../src/ui/document.ts'
import type { Fallback } from './fallback-script.ts'
import type { House } from './house.ts'
import type { Return } from './return/script.ts'

// The page's Content-Security-Policy names scripts by hash only, those that come later too. What they share stands on
// one global.

/** What each later script leaves behind; `argon2` is no script of the page but of a worker. */
export type LaterScripts = { fallback: Fallback; return: Return }

/** The one global of this page. lent: what the first script shares, see `shared.ts`. later: what `#house` names. */
export type OnePlace = {
  keerpunt: Partial<LaterScripts> & { readonly lent: readonly unknown[]; later: House['later'] }
}

/** The browser could not fetch the script, or it was not the one whose hash the page names. */
export class LaterRefusedError extends Error {}

type Policy = {
  createScriptURL(url: string): string
  createScript(text: string): string
}
const page = globalThis as unknown as OnePlace & {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
}
let policy: Policy | undefined
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

/** What scripts and workers may be made from. Typed as strings: the DOM types know no Trusted Types. */
export function trusted(): Policy {
  const rules: Policy = { createScriptURL: (url) => url, createScript: (text) => text }
  // A page may make a policy of one name only once.
  policy ??= page.trustedTypes?.createPolicy('keerpunt', rules) ?? rules
  return policy
}

/** The bytes of a built file, which must have this hash. Rejects as `fetch` does. */
export const fetchBuilt = ({ file, integrity }: Asset): Promise<Response> =>
  // This bundle's own origin, which may be a static host.
  fetch(`${new URL(import.meta.url).origin}/assets/${file}`, {
    integrity,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  })

/**
 * Runs it as text: browsers keep what they compiled from a script's address on disk, whatever its headers say, and on a
 * phone that would tell that somebody used a code. The page's policy knows the hash of the text.
 */
async function load<Name extends keyof LaterScripts>(name: Name): Promise<LaterScripts[Name]> {
  const asset = page.keerpunt.later[name]
  const answer = asset && (await fetchBuilt(asset).catch(() => null))
  if (!answer?.ok) throw new LaterRefusedError()
  const script = document.createElement('script')
  script.textContent = trusted().createScript(await answer.text())
  document.head.append(script)
  script.remove()
  const left = page.keerpunt[name]
  if (!left) throw new LaterRefusedError()
  return left as LaterScripts[Name]
}
