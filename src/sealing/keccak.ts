import type { Bytes } from '../chain/notation.ts'

// SHA-3 in JavaScript: no browser's WebCrypto has it yet. X-Wing needs two permutations an act; speed is no matter,
// but no branch and no index may depend on what is hashed. Source: FIPS 202.

/** SHA3-256. Source: FIPS 202 §6.1. */
export function sha3(bytes: Uint8Array): Bytes {
  return sponge(bytes, 0x06, 32)
}

/** SHAKE256 with `length` bytes of output. Source: FIPS 202 §6.2. */
export function shake256(bytes: Uint8Array, length: number): Bytes {
  return sponge(bytes, 0x1f, length)
}

const rate = 136

/** Source: FIPS 202 §4, §5.1. */
function sponge(bytes: Uint8Array, suffix: number, length: number): Bytes {
  const padded = new Uint8Array(rate * Math.ceil((bytes.length + 1) / rate))
  padded.set(bytes)
  padded[bytes.length] = suffix
  padded.set([at(padded, padded.length - 1) | 0x80], padded.length - 1)
  const input = new DataView(padded.buffer)
  const state = new Uint32Array(50)
  for (let from = 0; from < padded.length; from += rate) {
    for (let i = 0; i < rate / 4; i++) state[i] = at(state, i) ^ input.getUint32(from + 4 * i, true)
    permute(state)
  }
  const output = new DataView(new ArrayBuffer(rate * Math.ceil(length / rate)))
  for (let from = 0; from < length; from += rate) {
    if (from > 0) permute(state)
    for (let i = 0; i < rate / 4; i++) output.setUint32(from + 4 * i, at(state, i), true)
  }
  return new Uint8Array(output.buffer.slice(0, length))
}

/**
 * Keccak-f[1600]. A lane of 64 bits is two words: 2i its low half, 2i + 1 its high half; lane i stands at x + 5y.
 * Source: FIPS 202 §3.2, §3.3.
 */
function permute(a: Uint32Array): void {
  const columns = new Uint32Array(10)
  const moved = new Uint32Array(50)
  let noise = 1
  for (let round = 0; round < 24; round++) {
    // θ: every lane takes in the parities of two columns
    columns.fill(0)
    for (let i = 0; i < 50; i++) columns[i % 10] = at(columns, i % 10) ^ at(a, i)
    for (let i = 0; i < 50; i++) {
      const [left, right] = [at(columns, (i + 8) % 10), turned(columns, (i + 2) % 10, 1)]
      a[i] = at(a, i) ^ left ^ right
    }
    // ρ and π: lanes turn and change places
    moved.set(a.subarray(0, 2))
    for (let t = 0, x = 1, y = 0; t < 24; t++) {
      const [from, to] = [2 * (x + 5 * y), 2 * (y + 5 * ((2 * x + 3 * y) % 5))]
      const by = (((t + 1) * (t + 2)) / 2) % 64
      moved[to] = turned(a, from, by)
      moved[to + 1] = turned(a, from + 1, by)
      ;[x, y] = [y, (2 * x + 3 * y) % 5]
    }
    // χ: the only step that is not linear
    for (let i = 0; i < 50; i++) {
      const row = i - (i % 10)
      a[i] = at(moved, i) ^ (~at(moved, row + ((i + 2) % 10)) & at(moved, row + ((i + 4) % 10)))
    }
    // ι: seven bits of a shift register, at 2^j − 1
    for (let j = 0; j < 7; j++) {
      const bit = 2 ** j - 1
      const word = bit < 32 ? 0 : 1
      a[word] = at(a, word) ^ ((noise & 1) << (bit % 32))
      noise = (noise << 1) ^ ((noise >> 7) * 0x171)
    }
  }
}

/** One half of a lane that is turned left by 1 to 63 bits, but not by 32. */
function turned(lanes: Uint32Array, half: number, by: number): number {
  const [own, other] = by < 32 ? [half, half ^ 1] : [half ^ 1, half]
  return (at(lanes, own) << (by % 32)) | (at(lanes, other) >>> (32 - (by % 32)))
}

const at = (list: Uint8Array | Uint32Array, index: number) => list[index] as number
