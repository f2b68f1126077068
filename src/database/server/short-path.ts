import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The kernel's limit for a socket's path is 107 bytes on Linux, 103 on macOS. */
const maxSocketPathBytes = 103
const longestNameInside = '/postgres/.s.PGSQL.5432'

export type ShortPath = { readonly path: string; forget(): Promise<void> }

/** A path to `folder` that is short enough for the sockets in it: itself, or a private symlink under /tmp. */
export async function shortPathTo(folder: string): Promise<ShortPath> {
  if (Buffer.byteLength(folder + longestNameInside) <= maxSocketPathBytes)
    return { path: folder, forget: async () => {} }
  const home = await mkdtemp(join(tmpdir(), 'keerpunt-'))
  const path = join(home, 'data')
  await symlink(folder, path)
  return { path, forget: () => rm(home, { recursive: true, force: true }) }
}
