import { crc32 } from 'node:zlib'
import { expect } from 'vitest'

/** For tests: what stands in an archive, found by its index. Source: PKWARE APPNOTE 6.3.10 §4.3.12, §4.3.16. */
export function filesIn(archive: Uint8Array): Record<string, Buffer> {
  const bytes = Buffer.from(archive)
  const end = bytes.length - 22
  expect(bytes.toString('latin1', end, end + 4)).toBe('PK\u0005\u0006')
  const files: Record<string, Buffer> = {}
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    expect(bytes.toString('latin1', at, at + 4)).toBe('PK\u0001\u0002')
    const [sum, size] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)]
    const [letters, own] = [bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)]
    const name = bytes.toString('utf8', at + 46, at + 46 + letters)
    expect(bytes.toString('utf8', own + 30, own + 30 + letters)).toBe(name)
    const content = bytes.subarray(own + 30 + letters, own + 30 + letters + size)
    expect(crc32(content)).toBe(sum)
    files[name] = content
    at += 46 + letters
  }
  expect(at).toBe(end)
  return files
}
