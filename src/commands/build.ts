// Builds what browsers and the server run into dist/, and publishes the hashes. Runs unbuilt on Node 26.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { type BrowserBundle, browserBundle, serverBundle } from '../../vite.config.ts'
import { packed } from '../doors/packed.ts'

/** A file browsers load: its address below /assets, and its subresource integrity. */
type Asset = { readonly file: string; readonly integrity: string }

const dist = 'dist'
const shared = 'visitor/shared.ts'
/** In the order they are built. */
const browserBundles: Readonly<Record<string, () => BrowserBundle>> = {
  reader: () => ({ entry: 'src/site/reader.ts', format: 'iife', slim: true }),
  asking: () => ({ entry: 'src/site/asking.ts', format: 'iife', slim: true }),
  chat: () => ({
    entry: 'visitor/main.tsx',
    format: 'es',
    standIns: {
      './load-fallback.ts': 'visitor/fallback-later.ts',
      './resume.ts': 'visitor/no-resume.ts',
      './prove-work.ts': 'visitor/prove-work-later.ts',
      '../chain/signature.ts': 'visitor/no-sign.ts',
    },
    lends: shared,
    slim: true,
  }),
  fallback: () => ({ entry: 'visitor/fallback-script.ts', format: 'iife' }),
  argon2: () => ({ entry: 'visitor/return/argon2-script.ts', format: 'iife' }),
  return: () => ({
    entry: 'visitor/return/script.ts',
    format: 'iife',
    borrows: shared,
    knows: { builtArgon2: assetOf('argon2', 'js') },
  }),
  desk: () => ({ entry: 'src/desk/main.tsx', format: 'es' }),
  editorial: () => ({ entry: 'src/desk/editorial.tsx', format: 'es' }),
  bereik: () => ({ entry: 'src/desk/bereik.tsx', format: 'es' }),
}
const serverEntries = {
  start: 'src/start.ts',
  demo: 'src/commands/demo.ts',
  dev: 'src/commands/dev.ts',
  'chat-pages': 'src/commands/chat-pages.ts',
  'spelling-worker': 'src/plain/server/spelling-worker.ts',
}

rmSync(join(dist, 'assets'), { recursive: true, force: true })
const parts = new Map<string, ReadonlySet<string>>()
for (const [name, bundle] of Object.entries(browserBundles))
  parts.set(name, partsOf(await build(browserBundle(name, bundle()))))
const twice = [...(parts.get('return') ?? [])].filter((part) => parts.get('chat')?.has(part))
if (twice.length > 0) throw new Error(`${shared} should lend ${twice.join(', ')}`)
await build(serverBundle(serverEntries))

const manifest = {
  reader: { script: assetOf('reader', 'js') },
  asking: { script: assetOf('asking', 'js') },
  chat: {
    script: assetOf('chat', 'js'),
    fallback: assetOf('fallback', 'js'),
    return: assetOf('return', 'js'),
    argon2: assetOf('argon2', 'js'),
  },
  desk: { script: assetOf('desk', 'js'), style: assetOf('desk', 'css') },
  editorial: { script: assetOf('editorial', 'js'), style: assetOf('editorial', 'css') },
  bereik: { script: assetOf('bereik', 'js'), style: assetOf('bereik', 'css') },
}
writeFileSync(join(dist, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
for (const name of Object.keys(browserBundles))
  rmSync(join(dist, 'assets', `${name}.manifest.json`))

// As small as they go, once: a house that starts again need not.
rmSync(join(dist, 'packed'), { recursive: true, force: true })
mkdirSync(join(dist, 'packed'))
for (const file of readdirSync(join(dist, 'assets'))) {
  const { gzip, brotli } = packed(readFileSync(join(dist, 'assets', file)))
  writeFileSync(join(dist, 'packed', `${file}.gz`), gzip)
  writeFileSync(join(dist, 'packed', `${file}.br`), brotli)
}

// The chat page as files any static host can serve: rendered by the server's own code.
const pages = (await import(
  pathToFileURL(join(process.cwd(), dist, 'server/chat-pages.js')).href
)) as {
  chatPages(manifest: unknown): Record<string, string>
}
mkdirSync(join(dist, 'visitor'), { recursive: true })
for (const [file, html] of Object.entries(pages.chatPages(manifest)))
  writeFileSync(join(dist, 'visitor', file), html)

const published = [
  ...Object.values(manifest).flatMap((parts) =>
    Object.values(parts).map(({ file }) => `assets/${file}`),
  ),
  ...Object.keys(pages.chatPages(manifest)).map((file) => `visitor/${file}`),
].sort()
writeFileSync(
  join(dist, 'hashes.txt'),
  published.map((file) => `${sha(file, 'hex')}  ${file}\n`).join(''),
)

/** Every export of every module that stands in a bundle, as `module name`. */
function partsOf(built: Awaited<ReturnType<typeof build>>): ReadonlySet<string> {
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const modules = outputs.flatMap((one) => ('modules' in one ? Object.entries(one.modules) : []))
  return new Set(
    modules.flatMap(([id, { renderedExports }]) => renderedExports.map((name) => `${id} ${name}`)),
  )
}

function assetOf(name: string, ending: 'js' | 'css'): Asset {
  const listed = JSON.parse(
    readFileSync(join(dist, 'assets', `${name}.manifest.json`), 'utf8'),
  ) as Record<string, { file: string; css?: string[] }>
  const files = Object.values(listed).flatMap((entry) => [entry.file, ...(entry.css ?? [])])
  const file = files.find((candidate) => candidate.endsWith(`.${ending}`))
  if (!file || !existsSync(join(dist, 'assets', file)))
    throw new Error(`${name} built no .${ending} file`)
  return { file, integrity: `sha256-${sha(`assets/${file}`, 'base64')}` }
}

function sha(file: string, form: 'hex' | 'base64'): string {
  return createHash('sha256')
    .update(readFileSync(join(dist, file)))
    .digest(form)
}
