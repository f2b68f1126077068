import { type Bytes, concat, sha256, utf8 } from '../chain/notation.ts'
import { readWords, type WordsRead } from './code-words.ts'
import { returnWords } from './return-words.ts'

/** Bytes of a code: 80 bits, which as many guesses as anybody can make come nowhere near. */
export const codeBytes = 10

/** A code nobody ever had. */
export function newReturnCode(): Bytes {
  return crypto.getRandomValues(new Uint8Array(codeBytes))
}

/** Four groups of four and two that check them: `7F3K-9QXA-0B2M-TT4E-R5`. Source: docs/protocol.md §7, Crockford base 32. */
export async function codeText(code: Bytes): Promise<string> {
  const text = [...fives(code, 16), ...(await checkOf(code))].map((five) => alphabet[five]).join('')
  return (text.match(/.{1,4}/g) ?? []).join('-')
}

/** The same code as eight words. Source: docs/protocol.md §7. */
export function codeWords(code: Bytes): readonly string[] {
  const halves = fives(code, 16)
  return Array.from({ length: 8 }, (_, at) => {
    const index = (halves[2 * at] ?? 0) * 32 + (halves[2 * at + 1] ?? 0)
    return returnWords[index] ?? ''
  })
}

/** A slip is told here, on her device; whether a code is anybody's, only the server knows. */
export type ReadCode =
  | { readonly kind: 'code'; readonly codeBytes: Bytes }
  | { readonly kind: 'empty' }
  /**
   * length: a group is too short or too long. letter: one that no code has. check: the last group does not belong to
   * the others. group: from 1; null where nobody can tell which.
   */
  | {
      readonly kind: 'slip'
      readonly why: 'length' | 'letter' | 'check'
      readonly group: number | null
    }
  | Exclude<WordsRead, { readonly kind: 'read' }>

/** Reads what somebody typed: letters or words, however spaced; O for 0 and I or L for 1 are no slips. */
export async function readReturnCode(typed: string): Promise<ReadCode> {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { kind: 'empty' }
  if (areWords(text)) {
    const read = readWords(text)
    if (read.kind !== 'read') return read
    return { kind: 'code', codeBytes: fromFives(read.indexes.flatMap((i) => [i >> 5, i & 31])) }
  }
  const groups = text.toUpperCase().split(separators).filter(Boolean)
  const halves = [...groups.join('')].map(halfOf)
  const bad = halves.indexOf(-1)
  if (bad >= 0) return { kind: 'slip', why: 'letter', group: groupAt(groups, bad) }
  const isWhole = halves.length === 18 || (halves.length === 16 && groups.length !== 5)
  if (!isWhole) {
    return { kind: 'slip', why: 'length', group: wrongLength(groups) }
  }
  const code = fromFives(halves.slice(0, 16))
  const check = await checkOf(code)
  const fits = halves.slice(16).every((half, at) => half === check[at])
  return fits ? { kind: 'code', codeBytes: code } : { kind: 'slip', why: 'check', group: null }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const separators = /[\s\p{Pd}.,;:_/|]+/u

const halfOf = (letter: string): number =>
  alphabet.indexOf(letter === 'O' ? '0' : letter === 'I' || letter === 'L' ? '1' : letter)

/** Words have no digits but those of a numbered list, and most are longer than a group. */
function areWords(text: string): boolean {
  const bare = text.replace(/\b\d[.)]/g, ' ')
  const tokens = bare.split(/[^\p{L}\p{M}]+/u).filter(Boolean)
  if (/\d/.test(bare) || (tokens.length === 1 && bare.trim().length >= 16)) return false
  return tokens.length === 8 || tokens.some((token) => token.length > 4)
}

/** The group as she sees it, when she typed it in groups, else as it was shown. */
function groupAt(groups: readonly string[], at: number): number {
  if (groups.length < 4) return Math.floor(at / 4) + 1
  const owners = groups.flatMap((group, n) => Array.from(group, () => n + 1))
  return owners[at] ?? 1
}

function wrongLength(groups: readonly string[]): number | null {
  if (groups.length !== 4 && groups.length !== 5) return null
  const wrong = groups.flatMap((group, at) => (group.length === (at < 4 ? 4 : 2) ? [] : [at + 1]))
  return wrong.length === 1 ? (wrong[0] ?? null) : null
}

/** The first ten bits of a hash of the code, as two letters. */
async function checkOf(code: Bytes): Promise<readonly number[]> {
  const label = utf8('keerpunt/1 code check')
  return fives(await sha256(concat(label, new Uint8Array(1), code)), 2)
}

/** The first `count` groups of five bits. Source: RFC 4648 §6, in Crockford's alphabet. */
function fives(bytes: Uint8Array, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => {
    const bit = 5 * at
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    return (pair >> (11 - (bit & 7))) & 31
  })
}

function fromFives(halves: readonly number[]): Bytes {
  const bytes = new Uint8Array(codeBytes)
  for (const [at, half] of halves.entries()) {
    for (let bit = 0; bit < 5; bit++) {
      const place = 5 * at + bit
      const at8 = place >> 3
      bytes[at8] = (bytes[at8] ?? 0) | (((half >> (4 - bit)) & 1) << (7 - (place & 7)))
    }
  }
  return bytes
}
