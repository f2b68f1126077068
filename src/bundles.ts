import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGet } from './doors/open-get.ts'
import { type Packed, packed } from './doors/packed.ts'
import type { Route } from './doors/route.ts'

/** A built file: its name below /assets, and its subresource integrity. */
export type Asset = { readonly file: string; readonly integrity: string }

/** What `src/commands/build.ts` wrote to dist/manifest.json. */
export type Manifest = {
  readonly reader: { readonly script: Asset }
  readonly asking: { readonly script: Asset }
  /**
   * fallback: fetched by browsers whose own cryptography lacks something. return: coming back, and all that is rare.
   * argon2: what a worker makes of a code; `return` knows it by name and hash.
   */
  readonly chat: Readonly<Record<'script' | 'fallback' | 'return' | 'argon2', Asset>>
  readonly desk: { readonly script: Asset; readonly style: Asset }
  readonly editorial: { readonly script: Asset; readonly style: Asset }
  readonly bereik: { readonly script: Asset; readonly style: Asset }
}

export function readManifest(dist: string): Manifest {
  return JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Manifest
}

/** What the chat page may load later, by name: `#house.later`. */
export const laterOf = ({ chat }: Manifest): Readonly<Record<string, Asset>> => ({
  fallback: chat.fallback,
  return: chat.return,
})

type BuiltFile = { readonly file: string; readonly bytes: Buffer }

/** On a phone's disk these would tell that somebody there kept or used a code: nobody may keep them. */
const tells = (file: string) => /^(return|argon2)-/.test(file)

/**
 * Every built file from memory, content-hashed, and the page that publishes all hashes. earlier: files of builds before
 * this one that open pages may still ask for. The build packed its own files as small as it goes; that takes seconds.
 */
export function bundleRoutes(dist: string, earlier: readonly BuiltFile[]): Route[] {
  const built = readdirSync(join(dist, 'assets')).map((file) => ({
    file,
    forms: {
      bytes: readFileSync(join(dist, 'assets', file)),
      gzip: readFileSync(join(dist, 'packed', `${file}.gz`)),
      brotli: readFileSync(join(dist, 'packed', `${file}.br`)),
    },
  }))
  const before = earlier.map(({ file, bytes }) => ({ file, forms: packed(bytes, true) }))
  const assets = [...built, ...before].map(({ file, forms }) =>
    fileRoute(`/assets/${file}`, typeOf(file), forms, !tells(file)),
  )
  return [
    ...assets,
    fileRoute(
      '/.well-known/hashes.txt',
      'text/plain; charset=utf-8',
      packed(readFileSync(join(dist, 'hashes.txt'))),
      false,
    ),
  ]
}

function fileRoute(path: string, type: string, forms: Packed, forever: boolean): Route {
  return openGet(path, 'asset', () => ({ kind: 'file', type, ...forms, forever }))
}

function typeOf(file: string): string {
  return file.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8'
}
