import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { DatabaseStartError } from './start-error.ts'

const run = promisify(execFile)

export const systemUserName = 'keerpunt-db'
export const systemUserHome = '/var/lib/keerpunt-db'

/** Whom the server runs as; null: as the user who started Keerpunt. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null

/**
 * PostgreSQL refuses to run as root. Started as root, the server runs as the owner of its directory, or
 * for a new one as the system user `keerpunt-db`, which is created when missing.
 */
export async function serverUser(clusterDir: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(clusterDir).catch(() => null)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return (await findUser()) ?? (await createUser())
}

async function findUser(): Promise<ServerUser> {
  const answer = await run('getent', ['passwd', systemUserName]).catch(() => null)
  const [, , uid, gid] = answer?.stdout.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

async function createUser(): Promise<ServerUser> {
  let cause = ''
  try {
    const home = ['--no-create-home', '--home-dir', systemUserHome]
    const args = ['--system', '--user-group', ...home, '--shell', '/usr/sbin/nologin']
    await run('useradd', [...args, systemUserName], {
      env: { PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
    })
  } catch (error) {
    cause = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : ''
  }
  // A second Keerpunt may have created it at the same moment.
  const user = await findUser()
  if (user) return user
  throw new DatabaseStartError(
    'no-user',
    `Keerpunt runs as root, its database may not, and the system user ${systemUserName} could not be made (${cause}): start Keerpunt as an ordinary user, or set DATABASE_URL.`,
  )
}
