import { type Bytes, utf8 } from '../chain/notation.ts'
import { deriveBytes } from './key-derivation.ts'

/** Argon2id as somebody computes it: in a worker, or Node. Sizes in bytes and KiB. Source: RFC 9106. */
export type Argon2 = (wish: Argon2Wish) => Promise<Bytes>
export type Argon2Wish = {
  readonly passwordBytes: Bytes
  readonly saltBytes: Bytes
  readonly memoryKib: number
  readonly passes: number
  readonly lanes: number
  readonly lengthBytes: number
}

/**
 * What follows from a code. The server keeps hashes of locator and access, and can not go back to the code; the
 * opening key never leaves the device. 32 bytes each.
 */
export type CodeKeys = {
  readonly locatorBytes: Bytes
  readonly accessBytes: Bytes
  readonly openingBytes: Bytes
}

/**
 * One slow step, for a code is shorter than a key, then one label for each use. codeBytes: 10. The salt is the same
 * for everybody: nothing else about her is known when she comes back. Source: docs/protocol.md §7, RFC 9106, RFC 5869.
 */
export async function deriveCodeKeys(codeBytes: Bytes, argon2: Argon2): Promise<CodeKeys> {
  const keyBytes = await argon2({
    passwordBytes: codeBytes,
    saltBytes: utf8('keerpunt/1 return code'),
    memoryKib: 64 * 1024,
    passes: 3,
    lanes: 1,
    lengthBytes: 32,
  })
  const [locatorBytes, accessBytes, openingBytes] = await Promise.all([
    deriveBytes(keyBytes, utf8('keerpunt/1 code locator'), 32),
    deriveBytes(keyBytes, utf8('keerpunt/1 code access'), 32),
    deriveBytes(keyBytes, utf8('keerpunt/1 code opening'), 32),
  ])
  keyBytes.fill(0)
  return { locatorBytes, accessBytes, openingBytes }
}
