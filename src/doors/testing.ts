import { afterAll } from 'vitest'
import { type DoorsOptions, openDoors } from './open-doors.ts'
import type { Gatekeepers, Permission } from './permission.ts'
import type { Route } from './route.ts'

const nobody = () => null
/** Lets everybody in where anyone may enter, and nobody anywhere else. */
export const onlyAnyone = {
  anyone: () => ({ kind: 'anyone' }),
  'new-visitor': nobody,
  visitor: nobody,
  member: nobody,
  'staff-member': nobody,
  staff: nobody,
  counsellor: nobody,
  supervisor: nobody,
  desk: nobody,
  editor: nobody,
  redaction: nobody,
  outreach: nobody,
} satisfies Record<Permission, unknown> as Gatekeepers

/**
 * Real doors before these routes on a free port of this machine, without TLS and without styles or scripts but those
 * that are named; a refusal is one word. They close after the file's last test.
 */
export async function openTestDoors({
  dressParts,
  ...options
}: Omit<Partial<DoorsOptions>, 'dressParts'> & {
  readonly routes: readonly Route[]
  readonly dressParts?: Partial<DoorsOptions['dressParts']>
}): Promise<{ readonly origin: string; readonly port: number }> {
  const doors = openDoors({
    gatekeepers: onlyAnyone,
    dressParts: {
      pageStyles: ["'none'"],
      chatStyles: ["'none'"],
      chatScripts: ["'none'"],
      chatConnect: "'self'",
      tls: false,
      ...dressParts,
    },
    publicOrigin: 'http://localhost',
    chatOrigin: 'http://localhost',
    tls: null,
    errorPage: (word) => ({ kind: 'file', type: 'text/html', bytes: Buffer.from(word) }),
    onFault: () => {},
    wordFor: () => null,
    ...options,
  })
  const { port } = new URL(await doors.listen({ port: 0, host: '127.0.0.1' }))
  afterAll(() => doors.close())
  return { origin: `http://localhost:${port}`, port: Number(port) }
}
