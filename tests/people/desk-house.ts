import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll } from 'vitest'
import type { Bytes } from '../../src/chain/notation.ts'
import { newSigningSeed } from '../../src/chain/signature.ts'
import { makeDemoHouse } from '../../src/commands/demo-house.ts'
import type { Database } from '../../src/database/server/database.ts'
import { openDoors } from '../../src/doors/open-doors.ts'
import type { Route } from '../../src/doors/route.ts'
import { onlyAnyone } from '../../src/doors/testing.ts'
import { houseKeys, openPeople, type People } from '../../src/people/server/open-people.ts'
import { freePort } from '../support/house.ts'

/** The room behind real doors on a real port, with a demo's people in it and a clock the test may move. */
export type DeskHouse = {
  readonly origin: string
  readonly people: People
  /** One-time links by role, in the order they were made. */
  readonly links: Readonly<Record<string, readonly string[]>>
  readonly rootSeed: Bytes
  /** ms since 1970; `clock.now += …` moves it. */
  readonly clock: { now: number }
  readonly faults: string[]
}

/** Opens it; closed after the file's last test. On a database that has people already it adds none. */
export async function openDeskHouse(db: Database): Promise<DeskHouse> {
  const origin = `http://localhost:${await freePort()}`
  const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-desk-'))
  const clock = { now: Date.now() }
  const rootSeed = newSigningSeed()
  const lines = await makeDemoHouse({
    db,
    dataDir,
    publicOrigin: origin,
    chatOrigin: origin,
    clock: () => clock.now,
    newRootSeed: () => rootSeed,
  })
  const people = openPeople({ db, clock: () => clock.now, publicOrigin: origin })
  const faults: string[] = []
  const doors = openDoors({
    routes: [...people.routes, ...(await pageRoutes(db, clock))],
    gatekeepers: { ...onlyAnyone, ...people.gatekeepers },
    dressParts: {
      pageStyles: ["'none'"],
      chatStyles: ["'none'"],
      chatScripts: ["'none'"],
      chatConnect: "'self'",
      tls: false,
    },
    publicOrigin: origin,
    chatOrigin: origin,
    tls: null,
    errorPage: () => page('Niets'),
    onFault: (code, route) => faults.push(`${code} ${route}`),
    wordFor: () => null,
  })
  await doors.listen({ host: 'localhost', port: Number(new URL(origin).port) })
  afterAll(async () => {
    await doors.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { origin, people, links: linksIn(lines), rootSeed, clock, faults }
}

function linksIn(lines: readonly string[]): Record<string, string[]> {
  const links: Record<string, string[]> = {}
  for (const line of lines) {
    const [role = '', address = ''] = line.split('  ')
    links[role] = [...(links[role] ?? []), address]
  }
  return links
}

/** `/desk` under the desk's own headers, with the bundle of desk-page.tsx. */
async function pageRoutes(db: Database, clock: { now: number }): Promise<Route[]> {
  const script = await bundle()
  const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`
  return [
    {
      method: 'GET',
      path: '/desk',
      permission: 'anyone',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'desk',
      answer: async () => {
        const { rootKeyB64 } = await houseKeys(db)
        const key = Buffer.from(rootKeyB64 ?? '', 'base64url').toString('base64')
        return page(
          `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Desk</title>
          <main data-root-key="${key}" data-now="${clock.now}"></main>
          <script type="module" src="/assets/desk.js" integrity="${integrity}"></script>`,
        )
      },
    },
    {
      method: 'GET',
      path: '/assets/desk.js',
      permission: 'anyone',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'asset',
      answer: () => ({ kind: 'file', type: 'text/javascript', bytes: script }),
    },
  ]
}

const page = (html: string) =>
  ({ kind: 'file', type: 'text/html; charset=utf-8', bytes: Buffer.from(html) }) as const

async function bundle(): Promise<Buffer> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'desk-page.tsx'),
        output: { codeSplitting: false },
      },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!first || !('output' in first)) throw new Error('vite built nothing')
  return Buffer.from(first.output[0].code)
}
