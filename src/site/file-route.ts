import { openGet } from '../doors/open-get.ts'
import type { Route } from '../doors/route.ts'

/** A file that is made for each request. */
export const fileRoute = (
  path: string,
  type: string,
  make: () => string | Uint8Array | Promise<Uint8Array>,
  dress: Route['dress'] = 'asset',
): Route =>
  openGet(path, dress, async () => {
    const made = await make()
    return { kind: 'file', type, bytes: typeof made === 'string' ? Buffer.from(made) : made }
  })
