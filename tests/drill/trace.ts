import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gunzipSync, inflateSync } from 'node:zlib'
import { scanFolder } from './places.ts'
import type { Scanner } from './scan.ts'

/** Scans every file of a browser's profile as it lies there, and once more what was packed inside. */
export async function scanProfile(scanner: Scanner, folder: string): Promise<number> {
  const files = await scanFolder(scanner, folder)
  for (const bytes of filesOf(folder))
    for (const unpacked of packedIn(bytes)) await scanner.stretch([unpacked])
  return files
}

/** Every address of this origin that stands anywhere in the profile, without what follows a `?`. */
export function addressesIn(folder: string, origin: string): Set<string> {
  const found = new Set<string>()
  const host = new URL(origin).host
  for (const bytes of filesOf(folder))
    for (const piece of [bytes, ...packedIn(bytes)])
      for (const text of [piece.toString('latin1'), wideText(piece, 0), wideText(piece, 1)])
        for (const [, path = ''] of text.matchAll(new RegExp(`${host}(/[\\w/.%~-]*)?`, 'g')))
          found.add(path)
  return found
}

function* filesOf(folder: string): Generator<Buffer> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) yield readFileSync(join(entry.parentPath, entry.name))
}

/** What begins like gzip or zlib inside these bytes, as far as it unpacks. Source: RFC 1952 §2.3, RFC 1950 §2.2. */
function* packedIn(bytes: Buffer): Generator<Buffer> {
  const starts: readonly (readonly [number[], typeof gunzipSync])[] = [
    [[0x1f, 0x8b, 0x08], gunzipSync],
    [[0x78, 0x9c], inflateSync],
    [[0x78, 0xda], inflateSync],
  ]
  for (const [start, unpack] of starts)
    for (
      let at = bytes.indexOf(Buffer.from(start));
      at >= 0;
      at = bytes.indexOf(Buffer.from(start), at + 1)
    )
      try {
        yield unpack(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH })
      } catch {
        // It only began like one.
      }
}

/** UTF-16LE read from an even or an odd place. */
const wideText = (bytes: Buffer, from: 0 | 1) => bytes.subarray(from).toString('utf16le')
