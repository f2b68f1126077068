// Builds what browsers and the server run into dist/, and publishes the hashes. Runs unbuilt on Node 26.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { type BrowserBundle, browserBundle, serverBundle } from '../../vite.config.ts'

/** A file browsers load: its address below /assets, and its subresource integrity. */
type Asset = { readonly file: string; readonly integrity: string }

const dist = 'dist'
const browserBundles: Readonly<Record<string, BrowserBundle>> = {
  leave: { entry: 'src/site/leave.ts', format: 'iife' },
  chat: {
    entry: 'visitor/main.tsx',
    format: 'es',
    standIns: {
      './load-fallback.ts': 'visitor/fallback-later.ts',
      './resume.ts': 'visitor/no-resume.ts',
    },
  },
  fallback: { entry: 'visitor/fallback-script.ts', format: 'iife' },
  desk: { entry: 'src/desk/main.tsx', format: 'es' },
}
const serverEntries = {
  start: 'src/start.ts',
  demo: 'src/commands/demo.ts',
  dev: 'src/commands/dev.ts',
  'chat-pages': 'src/commands/chat-pages.ts',
}

rmSync(join(dist, 'assets'), { recursive: true, force: true })
for (const [name, bundle] of Object.entries(browserBundles))
  await build(browserBundle(name, bundle))
await build(serverBundle(serverEntries))

const manifest = {
  leave: { script: assetOf('leave', 'js') },
  chat: { script: assetOf('chat', 'js'), fallback: assetOf('fallback', 'js') },
  desk: { script: assetOf('desk', 'js'), style: assetOf('desk', 'css') },
}
writeFileSync(join(dist, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
for (const name of Object.keys(browserBundles))
  rmSync(join(dist, 'assets', `${name}.manifest.json`))

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
  published.map((file) => `${sha('sha256', file, 'hex')}  ${file}\n`).join(''),
)

function assetOf(name: string, ending: 'js' | 'css'): Asset {
  const listed = JSON.parse(
    readFileSync(join(dist, 'assets', `${name}.manifest.json`), 'utf8'),
  ) as Record<string, { file: string; css?: string[] }>
  const files = Object.values(listed).flatMap((entry) => [entry.file, ...(entry.css ?? [])])
  const file = files.find((candidate) => candidate.endsWith(`.${ending}`))
  if (!file || !existsSync(join(dist, 'assets', file)))
    throw new Error(`${name} built no .${ending} file`)
  return { file, integrity: `sha384-${sha('sha384', `assets/${file}`, 'base64')}` }
}

function sha(algorithm: 'sha256' | 'sha384', file: string, form: 'hex' | 'base64'): string {
  return createHash(algorithm)
    .update(readFileSync(join(dist, file)))
    .digest(form)
}
