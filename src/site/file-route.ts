import type { Route } from '../doors/route.ts'

/** A file that is made for each request. */
export const fileRoute = (
  path: string,
  type: string,
  make: () => string | Uint8Array | Promise<Uint8Array>,
): Route => ({
  method: 'GET',
  path,
  permission: 'anyone',
  maxBytes: 0,
  takes: 'nothing',
  dress: 'asset',
  async answer() {
    const made = await make()
    return { kind: 'file', type, bytes: typeof made === 'string' ? Buffer.from(made) : made }
  },
})
