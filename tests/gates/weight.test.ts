import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = resolve(import.meta.dirname, '../../dist')
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as {
  chat: Record<'script' | 'fallback' | 'return' | 'argon2', { file: string }>
}
const asset = (name: keyof typeof manifest.chat) =>
  readFileSync(join(dist, 'assets', manifest.chat[name].file))

// What the wire adds (headers, the first answer) is a figure of `npm run bench`: together at most 40 kB.
test.each(['chat.html', 'chat.en.html', 'chat.ar.html'])(
  'the page %s and its script stay within what a prepaid phone can spare',
  (file) => {
    const page = brotliCompressSync(readFileSync(join(dist, 'visitor', file))).length
    expect(page + brotliCompressSync(asset('script')).length).toBeLessThanOrEqual(35_000)
  },
)

test('coming back costs at most 26 kB more, all of it only when asked for', () => {
  const bytes = [asset('return'), asset('argon2')].map((one) => brotliCompressSync(one).length)
  expect(bytes[0]! + bytes[1]!).toBeLessThanOrEqual(26_000)
  expect(readFileSync(join(dist, 'visitor/chat.html'), 'utf8')).not.toContain('src="/assets/return')
})
