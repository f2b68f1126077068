import type { Form } from './needles.ts'

/** Where forms were found: by name, how often. */
export type Found = ReadonlyMap<string, number>

/** Looks for all forms at once in any amount of bytes; forms shorter than six bytes are refused. */
export function createScanner(forms: readonly Form[]) {
  const byStart = new Map<number, Form[]>()
  const starts = new Uint8Array(1 << hashBits)
  for (const form of forms) {
    if (form.bytes.length < 6) throw new RangeError(`${form.name} is too short to be looked for`)
    const start = hashOf(form.bytes.readInt32LE(0), form.bytes.readUInt16LE(4))
    starts[start] = 1
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
    const last = Math.min(end, bytes.length - 5)
    let [four, two] = [0, 0]
    for (let at = 0; at < last; at++) {
      if (at % zeros.length === 0 || at === last - 1) {
        if (zeros.equals(bytes.subarray(at, at + zeros.length)))
          at = Math.min(at + zeros.length - longestZeroStart, last - 1)
        four = bytes.readInt32LE(at)
        two = bytes.readUInt16LE(at + 4)
      }
      const start = hashOf(four, two)
      if (starts[start] !== 0) count(start, bytes, at)
      four = (four >>> 8) | (two << 24)
      two = (two >>> 8) | ((bytes[at + 6] as number) << 8)
    }
  }

  function count(start: number, bytes: Buffer, at: number) {
    for (const { name, bytes: form } of byStart.get(start) ?? [])
      if (bytes.subarray(at, at + form.length).equals(form))
        found.set(name, (found.get(name) ?? 0) + 1)
  }
}

const hashBits = 18
const hashOf = (four: number, two: number) =>
  (Math.imul(four, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) >>> (32 - hashBits)

const zeros = Buffer.alloc(4_096)
/** What begins with more zeros than this is not looked for there. */
const longestZeroStart = 64

export type Scanner = ReturnType<typeof createScanner>
