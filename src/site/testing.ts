import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { renderChatPage } from '../../visitor/page.tsx'
import { chatPageCss } from '../../visitor/styles.ts'
import type { ChatState } from '../directory/chat-state.ts'
import type { Guide } from '../directory/nearby.ts'
import { indexPlaces } from '../directory/place-index.ts'
import { readPlaceFiles } from '../directory/server/place-files.ts'
import { openDoors } from '../doors/open-doors.ts'
import type { Route } from '../doors/route.ts'
import { onlyAnyone } from '../doors/testing.ts'
import { contentPortal } from '../knowledge/pages/testing.ts'
import type { Portal } from '../knowledge/portal.ts'
import { createMemorySearch } from '../knowledge/search/in-memory.ts'
import { usualLimit } from '../knowledge/search/result.ts'
import { readStreetWords } from '../knowledge/search/street-words.ts'
import { viewOf } from '../knowledge/search/view.ts'
import { type ExportKey, openExportKey } from '../signing/export-key.ts'
import { styleSource } from '../ui/server/style-source.ts'
import type { Asks } from './asking-pages.tsx'
import { openSite } from './site.tsx'
import { pageStyles } from './styles.ts'

export const exitTo = 'https://elsewhere.example/'

export type TestSite = AsyncDisposable & {
  readonly origin: string
  /** Changes what the next page says, a second later at the latest. */
  say(state: ChatState, instant: Date): void
}

/** The public pages behind real doors on a free port, with their script built as it is for production. */
export async function openTestSite(shown?: () => Portal): Promise<TestSite> {
  const portal = shown ?? (await contentPortal())
  let state: ChatState = { kind: 'open', waitSeconds: 110 }
  let instant = new Date('2026-11-23T16:00+01:00')
  const [reader, asking] = await Promise.all([buildReader(), buildReader('asking')])
  const script = assetFrom('chat-none.js', 'export {}')
  const site = openSite({
    publicOrigin: 'http://localhost',
    exitTo,
    script: reader,
    askingScript: asking,
    portal,
    asks: await testAsks(portal),
    exportKey: await testExportKey(),
    contact: null,
    chatState: async () => state,
    chatPage: (language, moment) =>
      renderChatPage({
        moment,
        script,
        house: { language, rootKey: null, demo: true, apiOrigin: '', exitTo, later: {} },
      }),
    clock: () => instant,
  })
  const doors = openDoors({
    routes: [...site.routes, ...[reader, asking, script].map(routeOf)],
    gatekeepers: onlyAnyone,
    dressParts: {
      pageStyles,
      chatStyles: [styleSource(chatPageCss)],
      chatScripts: [`'${script.integrity}'`],
      chatConnect: "'self'",
      tls: false,
    },
    publicOrigin: 'http://localhost',
    chatOrigin: 'http://localhost',
    tls: null,
    errorPage: site.errorPage,
    onFault: () => {},
    wordFor: () => null,
  })
  await doors.listen({ port: 0, host: '127.0.0.1' })
  const address = doors.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The doors have no port')
  return {
    origin: `http://localhost:${address.port}`,
    say(nextState, nextInstant) {
      state = nextState
      instant = nextInstant
    },
    [Symbol.asyncDispose]: () => doors.close(),
  }
}

/** Help near you and search as they are while no database is there. */
export async function testAsks(portal: () => Portal): Promise<Asks> {
  const content = join(import.meta.dirname, '../../content')
  const { tables, contacts } = await readPlaceFiles(content)
  const guide: Guide = { index: indexPlaces(tables), contacts }
  const csv = await readFile(join(content, 'nl/search-words.csv'), 'utf8')
  const searchMemory = createMemorySearch(readStreetWords(csv))
  return {
    guide: () => guide,
    async search(fields, language) {
      const text = (fields as Readonly<Record<string, string>>)['zoek'] ?? ''
      const answer = searchMemory(portal(), { text, language })
      return { text, view: viewOf(answer, { text, language, full: usualLimit }) }
    },
  }
}

/** A key in a file that is gone when it was read. */
export async function testExportKey(): Promise<ExportKey> {
  const folder = await mkdtemp(join(tmpdir(), 'keerpunt-key-'))
  try {
    return await openExportKey(join(folder, 'export.key'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A built script of the public pages. */
export async function buildReader(name: 'reader' | 'asking' = 'reader') {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome91', 'firefox91', 'safari15'],
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: `src/site/${name}.ts` },
        output: { format: 'iife', entryFileNames: '[name]-[hash].js' },
      },
    },
  })
  const [result] = Array.isArray(built) ? built : [built]
  const chunk = result && 'output' in result ? result.output[0] : null
  if (!chunk) throw new Error('Vite built no script')
  return assetFrom(chunk.fileName, chunk.code)
}

function assetFrom(file: string, code: string) {
  const bytes = Buffer.from(code, 'utf8')
  const digest = createHash('sha384').update(bytes).digest('base64')
  return { file, integrity: `sha384-${digest}`, bytes }
}

const routeOf = ({ file, bytes }: ReturnType<typeof assetFrom>): Route => ({
  method: 'GET',
  path: `/assets/${file}`,
  permission: 'anyone',
  maxBytes: 0,
  takes: 'nothing',
  dress: 'asset',
  answer: () => ({ kind: 'file', type: 'text/javascript', bytes, forever: true }),
})
