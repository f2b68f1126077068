/** Why no database could be opened. */
export type StartProblem =
  | 'in-use'
  | 'not-writable'
  | 'disk-full'
  | 'other-version'
  | 'not-a-database'
  | 'no-binaries'
  | 'no-user'
  | 'unreachable'
  | 'refused'
  | 'too-old'
  | 'newer-than-code'
  | 'migration-changed'
  | 'failed'

/** The database can not be opened. The message is one sentence for whoever starts Keerpunt: cause and remedy. */
export class DatabaseStartError extends Error {
  override name = 'DatabaseStartError'
  readonly problem: StartProblem
  constructor(problem: StartProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

const diskFull = (place: string) =>
  new DatabaseStartError(
    'disk-full',
    `The disk that holds ${place} is full: free at least 200 MB, or set DATA_DIR to a folder on another disk.`,
  )

const notWritable = (place: string) =>
  new DatabaseStartError(
    'not-writable',
    `Keerpunt may not write in ${place}: give this user that folder, or set DATA_DIR to another one.`,
  )

/** The sentence for a failed file operation under DATA_DIR; anything unexpected is given back unchanged. */
export function fileProblem(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(place)
  const refused = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EOPNOTSUPP', 'ENOENT']
  return refused.includes(String(code)) ? notWritable(place) : error
}

/** The sentence for what `initdb` or `postgres` last said before it stopped (C locale). */
export function serverProblem(said: string, place: string): DatabaseStartError {
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(place)
  if (/Permission denied|Read-only|not permitted|wrong ownership|invalid permissions/.test(said))
    return notWritable(place)
  const last = said.match(/(?:FATAL|PANIC|error): +(.*)/)?.[1] ?? 'no reason given'
  return new DatabaseStartError(
    'failed',
    `The database server in ${place} does not start (${last}): restore a backup, or set DATA_DIR to another folder.`,
  )
}

export function alreadyInUse(dataDir: string, pid: number | null): DatabaseStartError {
  const who = pid === null ? 'another process' : `process ${pid}`
  return new DatabaseStartError(
    'in-use',
    `DATA_DIR ${dataDir} is already in use by ${who}: stop that one, or set DATA_DIR to another folder.`,
  )
}
