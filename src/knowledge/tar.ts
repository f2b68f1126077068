/** A file of an archive. path: at most 100 bytes. */
export type TarFile = { readonly path: string; readonly text: string }

const block = 512

/** Files as one archive, the same bytes for the same files: no owner, no times. Source: POSIX.1-1988 ustar. */
export function tar(files: readonly TarFile[]): Uint8Array {
  const pieces = files.flatMap(({ path, text }) => {
    const bytes = new TextEncoder().encode(text)
    const rest = (block - (bytes.length % block)) % block
    return [header(path, bytes.length), bytes, new Uint8Array(rest)]
  })
  pieces.push(new Uint8Array(2 * block))
  const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

function header(path: string, size: number): Uint8Array {
  const out = new Uint8Array(block)
  const write = (at: number, text: string) => out.set(new TextEncoder().encode(text), at)
  const octal = (value: number, width: number) => value.toString(8).padStart(width - 1, '0')
  write(0, path)
  write(100, octal(0o644, 8))
  write(108, octal(0, 8))
  write(116, octal(0, 8))
  write(124, octal(size, 12))
  write(136, octal(0, 12))
  write(148, ' '.repeat(8))
  write(156, '0')
  write(257, 'ustar\u000000')
  const sum = out.reduce((total, byte) => total + byte, 0)
  write(148, `${octal(sum, 7)}\u0000 `)
  return out
}
