import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { fromB64, toB64 } from '../../src/chain/base64url.ts'
import type { Bytes } from '../../src/chain/notation.ts'
import { uint } from '../../src/chain/notation.ts'
import { accessBytes, locatorBytes, sealedCodeBytes } from '../../src/chat/return.ts'
import { isWork } from '../../src/chat/work.ts'
import { newToken } from '../../src/signing/token.ts'
import type { Visitor } from './visitor.ts'

/** What a code is to the server: two secrets it keeps the hashes of. Made without a code, it can not tell. */
export type ServerCode = { readonly locator: string; readonly access: string }

const noise = (size: number) => toB64(new Uint8Array(randomBytes(size)))
export const someCode = (): ServerCode => ({
  locator: noise(locatorBytes),
  access: noise(accessBytes),
})

/** Saves a code for her conversation whose sealed part is noise. Throws when it is refused. */
export async function saveNoise(
  { http, id }: Pick<Visitor, 'http' | 'id'>,
  code = someCode(),
): Promise<ServerCode> {
  const body = JSON.stringify({ ...code, sealed: noise(sealedCodeBytes) })
  const answer = await http(`/api/v1/conversations/${id}/code`, { ...asJson, body })
  if (answer.status !== 204) throw new Error(`the code was answered with ${answer.status}`)
  return code
}

export const asJson = { method: 'POST', headers: { 'content-type': 'application/json' } } as const

/**
 * Comes with a code on a connection of its own. Returns every byte of the answer but the moment in its Date line.
 * Does the work it is asked for, when `works`.
 */
export async function knockWith(
  port: number,
  code: ServerCode,
  { token = newToken(), works = true } = {},
): Promise<{ readonly status: number; readonly bytes: string; readonly token: string }> {
  let wish: object = code
  for (;;) {
    const bytes = await rawAnswer(port, token, JSON.stringify(wish))
    const status = Number(bytes.split(' ')[1])
    const body = JSON.parse(bytes.slice(bytes.indexOf('\r\n\r\n')) || '{}')
    if (body.refused !== 'prove-work' || !works) return { status, bytes, token }
    wish = { ...code, work: await workFor(body, fromB64(code.locator) as Bytes) }
  }
}

async function workFor({ salt, bits }: { salt: string; bits: number }, subject: Bytes) {
  const task = { salt: fromB64(salt) as Bytes, bits }
  for (let turn = 0; ; turn++)
    if (await isWork(task, subject, uint(8, turn))) return toB64(uint(8, turn))
}

function rawAnswer(port: number, token: string, body: string): Promise<string> {
  const head = [
    'POST /api/v1/return HTTP/1.1',
    `host: localhost:${port}`,
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (piece) => {
      answer += piece
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer.replace(/^date: .*\r\n/im, '')))
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  })
}
