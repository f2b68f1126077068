import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { openDoors } from './open-doors.ts'
import type { Caller, Gatekeepers } from './permission.ts'

const never = () => null
const anyone: Caller = { kind: 'anyone' }

test('a line that was cut before it opened is never opened, and never counted', async () => {
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<Caller>()
  let opened = 0
  const gatekeepers: Gatekeepers = {
    anyone: () => {
      asked.resolve()
      return answer.promise
    },
    'new-visitor': never,
    visitor: never,
    member: never,
    'staff-member': never,
    staff: never,
    counsellor: never,
    supervisor: never,
    editor: never,
    redaction: never,
    outreach: never,
    desk: never,
  }
  const server = openDoors({
    routes: [
      {
        method: 'GET',
        path: '/api/stream',
        permission: 'anyone',
        maxBytes: 0,
        takes: 'nothing',
        dress: 'stream',
        answer: () => ({
          kind: 'stream',
          open() {
            opened += 1
          },
        }),
      },
    ],
    gatekeepers,
    dressParts: { pageStyles: [], chatStyles: [], chatScripts: [], chatConnect: '', tls: false },
    publicOrigin: 'http://house.example',
    chatOrigin: 'http://house.example',
    tls: null,
    errorPage: () => ({ kind: 'nothing' }),
    onFault: () => {},
    wordFor: () => null,
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as { port: number }
  const gone = once(server.server, 'connection').then(([socket]) => once(socket, 'close'))
  const line = connect(port, '127.0.0.1')
  line.write('GET /api/stream HTTP/1.1\r\nhost: house.example\r\n\r\n')
  await asked.promise
  line.destroy()
  await gone
  answer.resolve(anyone)
  // The next request on the house is answered after the cut one was.
  await fetch(`http://127.0.0.1:${port}/api/nowhere`)
  expect([server.streams(), opened]).toEqual([0, 0])
  await server.close()
})
