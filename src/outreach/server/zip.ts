import { crc32 } from 'node:zlib'

/** A file of an archive. name: letters, digits, `-` and `.`. */
export type ZipFile = { readonly name: string; readonly bytes: Uint8Array }

/** 1 January 1980, the first day a zip can say: the same files make the same bytes. */
const day = 0x0021
const version = 20

/** Files in one archive, as they are. Source: PKWARE APPNOTE 6.3.10 §4.3, method 0. At most 65,535 files and 4 GB. */
export function zip(files: readonly ZipFile[]): Uint8Array {
  const pieces: Buffer[] = []
  const index: Buffer[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(version, 0)
    shared.writeUInt16LE(day, 8)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(bytes.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const own = Buffer.concat([signed('PK\u0003\u0004'), shared, Buffer.from(name), bytes])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const made = Buffer.from([version, 0])
    index.push(signed('PK\u0001\u0002'), made, shared, place, Buffer.from(name))
    pieces.push(own)
    at += own.length
  }
  const listed = Buffer.concat(index)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...pieces, listed, signed('PK\u0005\u0006'), end])
}

const signed = (mark: string) => Buffer.from(mark, 'latin1')
