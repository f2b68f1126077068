import {
  closeSync,
  createReadStream,
  type Dirent,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Scanner } from './scan.ts'

const pieceBytes = 1 << 22

/** Scans every file below a folder, names too. skip: paths from the folder, each with its reason in the caller. */
export async function scanFolder(
  scanner: Scanner,
  folder: string,
  skip: (path: string) => boolean = () => false,
): Promise<number> {
  let files = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const below = path.slice(folder.length + 1)
    if (skip(below)) continue
    await scanner.stretch([Buffer.from(below)])
    if (!isPlain(entry)) continue
    files += 1
    await scanner.stretch(createReadStream(path, { highWaterMark: pieceBytes }))
  }
  return files
}

/**
 * Scans everything a process may have written to its memory. Returns how many bytes there were; 0 for a process that
 * has ended. Source: proc(5).
 */
export async function scanMemory(scanner: Scanner, pid: number): Promise<number> {
  if (!existsSync(`/proc/${pid}/mem`)) return 0
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  let total = 0
  try {
    for (const { from, to } of regionsOf(pid)) {
      await scanner.stretch(
        (function* pieces() {
          for (let at = from; at < to; at += pieceBytes) {
            const piece = Buffer.allocUnsafe(Math.min(pieceBytes, to - at))
            const read = readOrNone(memory, piece, at)
            total += read
            if (read > 0) yield piece.subarray(0, read)
          }
        })(),
      )
    }
  } finally {
    closeSync(memory)
  }
  return total
}

/** Readable stretches but the kernel's and unchanged parts of program files. */
function regionsOf(pid: number): { readonly from: number; readonly to: number }[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from = '', to = '', write = '', path = ''] =
        /^([0-9a-f]+)-([0-9a-f]+) r(.)\S+ \S+ \S+ \d+ *(.*)$/.exec(line) ?? []
      const isProgram = write === '-' && path.startsWith('/')
      if (from === '' || isProgram || path.startsWith('[v')) return []
      return [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }]
    })
}

/** A page that was given back while we read is none. */
function readOrNone(file: number, into: Buffer, at: number): number {
  try {
    return readSync(file, into, 0, into.length, at)
  } catch {
    return 0
  }
}

/** The processes started by this one, and theirs. Source: proc(5). */
export function descendantsOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )
  return children.flatMap((child) => [child, ...descendantsOf(child)])
}

const isPlain = (entry: Dirent) => entry.isFile()
