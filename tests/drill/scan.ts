import type { Form } from './needles.ts'

/** Where forms were found: by name, how often. */
export type Found = ReadonlyMap<string, number>

/** Looks for all forms at once in any amount of bytes; forms shorter than four bytes are refused. */
export function createScanner(forms: readonly Form[]) {
  const byStart = new Map<number, Form[]>()
  const starts = new Uint8Array(65_536)
  for (const form of forms) {
    if (form.bytes.length < 4) throw new RangeError(`${form.name} is too short to be looked for`)
    const start = form.bytes.readUInt32LE(0)
    starts[start & 0xffff] = 1
    byStart.set(start, [...(byStart.get(start) ?? []), form])
  }
  const longest = Math.max(...forms.map(({ bytes }) => bytes.length))
  const found = new Map<string, number>()

  return {
    found: (): Found => found,
    /** Scans one stretch of bytes: pieces that follow each other, cut anywhere. */
    async stretch(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
      let rest: Buffer = Buffer.alloc(0)
      for await (const piece of pieces) {
        const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
        const settled = Math.max(0, bytes.length - longest + 1)
        search(bytes, settled)
        rest = Buffer.from(bytes.subarray(settled))
      }
      search(rest, rest.length)
    },
  }

  /** Counts what begins before `end`. Memory is mostly zeros: whole blocks of them are passed over. */
  function search(bytes: Buffer, end: number) {
    const last = Math.min(end, bytes.length - 3)
    for (let at = 0; at < last; at++) {
      if (at % zeros.length === 0 && zeros.equals(bytes.subarray(at, at + zeros.length)))
        at += zeros.length - longestZeroStart
      const start = (bytes[at] as number) | ((bytes[at + 1] as number) << 8)
      if (starts[start] === 0) continue
      for (const form of byStart.get(bytes.readUInt32LE(at)) ?? [])
        if (bytes.subarray(at, at + form.bytes.length).equals(form.bytes))
          found.set(form.name, (found.get(form.name) ?? 0) + 1)
    }
  }
}

const zeros = Buffer.alloc(4_096)
/** What begins with more zeros than this is not looked for there. */
const longestZeroStart = 64

export type Scanner = ReturnType<typeof createScanner>
