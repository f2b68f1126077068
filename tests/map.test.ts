import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf } from './support/imports.ts'

const root = resolve(import.meta.dirname, '..')
const map = readMap(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'))
const files = ['src', 'visitor'].flatMap((folder) => sources(join(root, folder)))
const imports = new Map(files.map((file) => [file, importsOf(file)]))

describe('the map', () => {
  test('knows every room there is', () => {
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'commands')
      .map((entry) => entry.name)
    expect(rooms.length).toBeGreaterThan(5)
    expect(rooms.filter((room) => !map.has(room))).toEqual([])
  })

  test('is kept by every import, types included', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(
      [...imports].flatMap(([file, targets]) => targets.flatMap((to) => strayImport(file, to))),
    ).toEqual([])
  })

  test('would notice a stray import', () => {
    const stray = (from: string, to: string) => strayImport(join(root, from), join(root, to))
    expect(stray('src/queue/server/store.ts', 'src/chat/server/store.ts')).toHaveLength(1)
    expect(stray('src/words/language.ts', 'src/ui/Button.tsx')).toHaveLength(1)
    expect(stray('visitor/main.tsx', 'src/people/permissions.ts')).toHaveLength(1)
    expect(stray('visitor/main.tsx', 'src/chat/server/store.ts')).toHaveLength(1)
    expect(stray('src/chat/server/store.ts', 'src/queue/server/store.ts')).toEqual([])
  })

  test('lets no server file reach sealing, however long the way', () => {
    const servers = files.filter((file) => !mayReachSealing(file))
    expect(servers.filter((file) => reaches(file, 'sealing', new Set())).map(short)).toEqual([])
    const browsers = files.filter((file) => /\/sealed\//.test(file))
    expect(browsers.some((file) => reaches(file, 'sealing', new Set()))).toBe(true)
  })

  test('lets no browser file reach a server folder', () => {
    const browsers = files.filter((file) =>
      /\/(panes|sealed)\/|\/src\/desk\/main|\/visitor\/main/.test(file),
    )
    expect(browsers.length).toBeGreaterThan(5)
    const reachesServer = (file: string, seen: Set<string>): boolean => {
      if (seen.has(file)) return false
      seen.add(file)
      return (imports.get(file) ?? []).some(
        (to) => /\/server\//.test(to) || reachesServer(to, seen),
      )
    }
    expect(browsers.filter((file) => reachesServer(file, new Set())).map(short)).toEqual([])
  })

  test('finds a README in every room', () => {
    const bare = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isDirectory() && !readdirSync(join(root, 'src', entry.name)).includes('README.md'),
      )
      .map((entry) => entry.name)
    expect(bare).toEqual([])
  })
})

function readMap(page: string): Map<string, readonly string[] | 'all'> {
  const rows = page.matchAll(/^\| \*?`(\w+)`\*? \|[^|]*\|([^|]*)\|$/gm)
  const rooms = new Map<string, readonly string[] | 'all'>()
  for (const [, room = '', cell = ''] of rows) {
    const named = [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
    rooms.set(room, /every room/.test(cell) ? 'all' : [...named, 'chain', 'doors'])
  }
  return rooms
}

function roomOf(file: string): string | null {
  const [top, room, ...rest] = relative(root, file).split('/')
  if (top === 'visitor') return 'visitor'
  return top === 'src' && rest.length > 0 && room ? room : null
}

function strayImport(from: string, to: string): string[] {
  const [own, other] = [roomOf(from), roomOf(to)]
  if (own === null || own === 'commands' || own === other) return []
  const allowed = map.get(own)
  const serverFromBrowser = own === 'visitor' && /\/server\//.test(to)
  const fine =
    other !== null && !serverFromBrowser && (allowed === 'all' || allowed?.includes(other))
  return fine ? [] : [`${short(from)} → ${short(to)}`]
}

function mayReachSealing(file: string): boolean {
  const room = roomOf(file)
  return (
    room === 'sealing' ||
    room === 'visitor' ||
    room === 'desk' ||
    room === 'commands' ||
    /\/(panes|sealed)\//.test(file)
  )
}

function reaches(file: string, room: string, seen: Set<string>): boolean {
  if (seen.has(file)) return false
  seen.add(file)
  return (imports.get(file) ?? []).some((to) => roomOf(to) === room || reaches(to, room, seen))
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : []
  })
}

function short(file: string): string {
  return relative(root, file)
}
