import type { lookup } from 'node:dns'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import {
  openRawServer,
  openOutside as openServer,
  switching,
} from '../../../tests/support/inboxes.ts'
import { openOutside } from './ask-outside.ts'

/** A resolver that says these in turn, and the last of them from then on. */
function names(...said: readonly (readonly string[])[]) {
  let times = 0
  const resolve = ((_: string, __: object, done: (...all: unknown[]) => void) => {
    const addresses = said[Math.min(times, said.length - 1)] ?? []
    times += 1
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }) as unknown as typeof lookup
  return { resolve, times: () => times }
}
const nobody = new Set<string>()
const hostOf = (origin: string) => new URL(origin).host

/** A place on this machine that tells whether anybody came. */
async function trap(host = '127.0.0.1', at = 0) {
  let came = 0
  const server = createServer((socket) => {
    came += 1
    socket.destroy()
  }).listen(at, host)
  await once(server, 'listening')
  onTestFinished(async () => {
    server.close()
    await once(server, 'close')
  })
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, came: () => came }
}

test('an address of this machine or the networks around it is not connected to, however it is written', async () => {
  const { port, came } = await trap()
  const { ask, refusal } = openOutside(nobody)
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0x7f.1',
    '0',
    '2130706433',
  ]) {
    const url = `https://${host}:${port}/`
    expect([await ask(url, {}), await refusal(url)], host).toEqual(['inside', 'inside'])
  }
  for (const host of ['169.254.169.254', '10.0.0.1', '192.168.1.1', '[fd00:ec2::254]', '0.0.0.0'])
    expect(await ask(`https://${host}/`, {}), host).toBe('inside')
  expect(came()).toBe(0)
})

test('a name that leads inside is not connected to, also when only one of its addresses does', async () => {
  const { port, came } = await trap()
  for (const said of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:127.0.0.1']]) {
    const { ask, refusal } = openOutside(nobody, names(said).resolve)
    const url = `https://poort.example.org:${port}/`
    expect([await ask(url, {}), await refusal(url)]).toEqual(['inside', 'inside'])
  }
  expect(came()).toBe(0)
})

test('a name is asked once for a connection, and that goes where it led, not where it leads a moment later', async () => {
  const judged = await trap('127.0.0.2')
  const later = await trap('127.0.0.1', judged.port)
  const { resolve, times } = names(['127.0.0.2'], ['127.0.0.1'])
  const { ask } = openOutside(nobody, resolve, (ip) => ip === '127.0.0.2')
  expect(await ask(`https://poort.example.org:${judged.port}/`, {})).toBe('unreachable')
  expect([times(), judged.came(), later.came()]).toEqual([1, 1, 0])
})

test('without https it goes only where the operator lets it, and there to that door only', async () => {
  const server = await openServer(() => ({ status: 200, body: { ok: true } }))
  onTestFinished(() => server.close())
  expect(await openOutside(nobody).ask(server.origin, {})).toBe('inside')
  expect(await openOutside(nobody).refusal(server.origin)).toBe('address')
  expect(await openOutside(new Set(['127.0.0.1:1'])).ask(server.origin, {})).toBe('inside')
  expect(server.asked).toHaveLength(0)
  const { ask, refusal } = openOutside(new Set([hostOf(server.origin)]))
  expect(await refusal(server.origin)).toBeNull()
  expect(await ask(server.origin, {})).toMatchObject({ status: 200, json: { ok: true } })
})

test('is led nowhere else, reads no more than two megabytes, and says of nobody where it was', async () => {
  const target = await openServer(() => ({ status: 200 }))
  const leads = await openServer(({ path }) =>
    path === '/lang'
      ? { status: 200, body: 'x'.repeat(2_000_001) }
      : { status: 302, headers: { location: target.origin } },
  )
  onTestFinished(async () => {
    await leads.close()
    await target.close()
  })
  const { ask, fetch } = openOutside(new Set([leads.origin, target.origin].map(hostOf)))
  expect(await ask(leads.origin, {})).toBe('unreachable')
  expect(await ask(`${leads.origin}/lang`, {})).toBe('unreachable')
  expect(target.asked).toHaveLength(0)
  const { port, came } = await trap()
  const open = openOutside(new Set([`127.0.0.1:${port}`]))
  const failure = await open.fetch(`http://127.0.0.1:${port}/`, {}).catch(String)
  expect([failure, came()]).toEqual(['NoAnswerError', 1])
  await expect(fetch(`${leads.origin}/`, {})).rejects.toThrow(/^$/)
})

test.each([
  ['wants to speak another language', switching],
  ['does so without saying which', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
  ['says that it goes on and no more', 'HTTP/1.1 102 Processing\r\n\r\n'],
])('one that %s has not answered', async (_, said) => {
  const { origin } = await openRawServer(said)
  const { ask, fetch } = openOutside(new Set([hostOf(origin)]))
  const signal = AbortSignal.timeout(300)
  expect(await ask(origin, { signal })).toBe('unreachable')
  expect(await fetch(origin, { signal }).catch(String)).toBe('NoAnswerError')
})

test('a connection that was closed while it lay idle costs nobody an answer', async () => {
  const asked: number[] = []
  const server = createServer((socket) => {
    let times = 0
    socket.on('data', () => {
      times += 1
      asked.push(times)
      if (times > 1) socket.resetAndDestroy()
      else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\n{}')
    })
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const { ask } = openOutside(new Set([host]))
  for (let at = 0; at < 2; at += 1)
    expect(await ask(`http://${host}/`, { method: 'POST', body: '{}' })).toMatchObject({ json: {} })
  expect(asked).toEqual([1, 2, 1])
  server.close()
})
