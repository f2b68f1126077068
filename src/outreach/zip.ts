import { crc32 } from './crc32.ts'

/** A file of an archive. name: letters, digits, `-` and `.`. */
export type ZipFile = { readonly name: string; readonly bytes: Uint8Array }

const endBytes = 22
const marks = { file: 0x04034b50, listed: 0x02014b50, end: 0x06054b50 } as const
/** 1 January 1980, the first day a zip can say: the same files make the same bytes. */
const firstDay = 0x0021
const version = 20

/** Files in one archive, as they are. At most 65,535 files and 4 GB. Source: PKWARE APPNOTE 6.3.10 §4.3, method 0. */
export const zip = (files: readonly ZipFile[]): Uint8Array => files.reduce(withFile, emptyZip())

function emptyZip(): Uint8Array {
  const end = new DataView(new ArrayBuffer(endBytes))
  end.setUint32(0, marks.end, true)
  return new Uint8Array(end.buffer)
}

/** archive: made here. The same with one more file at its end. */
export function withFile(archive: Uint8Array, { name, bytes }: ZipFile): Uint8Array {
  const end = new DataView(archive.slice(-endBytes).buffer)
  const [files, listBytes] = [end.getUint16(10, true) + 1, end.getUint32(12, true)]
  const at = end.getUint32(16, true)
  const letters = new TextEncoder().encode(name)
  const about = new DataView(new ArrayBuffer(26))
  about.setUint16(0, version, true)
  about.setUint16(8, firstDay, true)
  about.setUint32(10, crc32(bytes), true)
  about.setUint32(14, bytes.length, true)
  about.setUint32(18, bytes.length, true)
  about.setUint16(22, letters.length, true)
  const file = joined([marked(marks.file), about, letters, bytes])
  const place = new DataView(new ArrayBuffer(14))
  place.setUint32(10, at, true)
  const made = new Uint8Array([version, 0])
  const listed = joined([marked(marks.listed), made, about, place, letters])
  end.setUint16(8, files, true)
  end.setUint16(10, files, true)
  end.setUint32(12, listBytes + listed.length, true)
  end.setUint32(16, at + file.length, true)
  const before = archive.subarray(0, at)
  const list = archive.subarray(at, archive.length - endBytes)
  return joined([before, file, list, listed, end])
}

function marked(mark: number): DataView {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, mark, true)
  return view
}

function joined(pieces: readonly (Uint8Array | DataView)[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const { buffer, byteOffset, byteLength } of pieces) {
    whole.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  return whole
}
