import type { Route } from '../../doors/route.ts'
import { sections } from '../../knowledge/page.ts'
import type { Portal } from '../../knowledge/portal.ts'
import type { ExportKey } from '../../signing/export-key.ts'
import { languages } from '../../words/language.ts'
import { fileRoute } from '../file-route.ts'
import { wholeOf } from './page-shape.ts'

type Made = { readonly bytes: Uint8Array; readonly signature: Promise<Uint8Array> }

/**
 * The whole portal in one file that partners can take over, with a signature over exactly its bytes. It changes only
 * when the portal does. `export.pub` is the key to check it with, Ed25519, base64url.
 */
export function exportRoutes(
  parts: { readonly origin: string; readonly portal: () => Portal; readonly key: ExportKey },
  number: (portal: Portal) => number,
): readonly Route[] {
  const { origin, portal, key } = parts
  let made: (Made & { readonly of: number }) | null = null
  const file = (path: string, type: string, bytes: () => Promise<Uint8Array>) =>
    fileRoute(path, type, bytes, 'published')
  return [
    file('/api/v1/export.json', 'application/json; charset=utf-8', async () => now().bytes),
    file('/api/v1/export.sig', 'application/octet-stream', () => now().signature),
    file('/api/v1/export.pub', 'text/plain; charset=utf-8', async () =>
      Buffer.from(`${Buffer.from(key.publicKeyBytes).toString('base64url')}\n`),
    ),
  ]

  function now(): Made {
    const shown = portal()
    const of = number(shown)
    if (made?.of !== of) {
      const bytes = new Uint8Array(Buffer.from(JSON.stringify(allOf(origin, shown)), 'utf8'))
      made = { of, bytes, signature: key.sign(bytes) }
    }
    return made
  }
}

const allOf = (origin: string, portal: Portal) => {
  const pages = languages.flatMap((language) =>
    sections.flatMap((section) => portal.list(language, section)),
  )
  return { origin, pages: pages.map((page) => wholeOf(origin, portal, page)) }
}
