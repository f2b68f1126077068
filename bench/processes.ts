import { readdirSync, readFileSync } from 'node:fs'

/** Bytes, as Linux counts them in smaps_rollup. */
export type Memory = {
  /** Shared pages divided among their users (PSS). */
  readonly app: number
  readonly database: number
  readonly processes: number
  /** What the app alone wrote: other programs that come and go do not move it. */
  readonly appPrivate: number
}

/** An app and everything it started; whatever is called postgres is the database's. Linux only. */
export function memoryOf(pid: number): Memory {
  const family = familyOf(pid)
  const sum = (kind: 'Pss' | 'Private_Dirty', database: boolean) =>
    family
      .filter((member) => isPostgres(member) === database)
      .reduce((total, member) => total + bytesOf(member, kind), 0)
  return {
    app: sum('Pss', false),
    database: sum('Pss', true),
    processes: family.length,
    appPrivate: sum('Private_Dirty', false),
  }
}

/** CPU seconds (user and system) that this process has used so far. */
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function familyOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)))
  const family = [pid]
  for (const member of family)
    for (const [child, parent] of parents) if (parent === member) family.push(child)
  return family
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
}

function bytesOf(pid: number, kind: string): number {
  const counted = new RegExp(`^${kind}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/smaps_rollup`))
  return 1024 * Number(counted?.[1] ?? 0)
}

const isPostgres = (pid: number) => read(`/proc/${pid}/comm`).startsWith('postgres')

/** A process may end between being listed and being read. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
