import { type Bytes, concat, utf8 } from '../chain/notation.ts'
import { encapsulationBytes, sealingOverheadBytes } from '../chain/sizes.ts'
import { decrypt, encrypt } from './aes-gcm.ts'
import { keySchedule } from './key-schedule.ts'
import { xWingDecapsulate, xWingEncapsulate, xWingPublicKeyOf } from './x-wing.ts'

/** An X-Wing pair: 1,216 public bytes, and the private seed of 32 as it is imported raw. */
export type SealingPair = { readonly publicKeyBytes: Bytes; readonly seedBytes: Bytes }

/** A fresh pair from the platform's random source. Source: draft-connolly-cfrg-xwing-kem §5.2. */
export function newSealingPair(): Promise<SealingPair> {
  return sealingPairOf(crypto.getRandomValues(new Uint8Array(32)))
}

/**
 * The pair of one private seed. Throws TypeError unless it has 32 bytes.
 * Source: draft-connolly-cfrg-xwing-kem §5.2 (GenerateKeyPairDerand).
 */
export async function sealingPairOf(seedBytes: Bytes): Promise<SealingPair> {
  if (seedBytes.length !== 32) throw new TypeError('X-Wing: seed size')
  return { publicKeyBytes: await xWingPublicKeyOf(seedBytes), seedBytes }
}

/**
 * Seals to one public key: HPKE base mode with X-Wing, HKDF-SHA256, AES-256-GCM.
 * Returns enc (1,120 bytes) ‖ ciphertext (plaintext + 16). Throws for a malformed public key.
 * Source: RFC 9180 §6.1, docs/protocol.md §1.
 */
export async function seal(
  publicKeyBytes: Bytes,
  info: string,
  aadBytes: Bytes,
  plaintextBytes: Bytes,
): Promise<Bytes> {
  const { encBytes, secretBytes } = await xWingEncapsulate(publicKeyBytes)
  const { keyBytes, nonceBytes } = await keySchedule(suite, secretBytes, utf8(info))
  return concat(encBytes, await encrypt(keyBytes, nonceBytes, aadBytes, plaintextBytes))
}

/**
 * Opens what `seal` made for this seed's public key, this info and these additional data.
 * Null when it does not open, whatever the reason. Source: RFC 9180 §6.1.
 */
export async function open(
  seedBytes: Bytes,
  info: string,
  aadBytes: Bytes,
  sealedBytes: Bytes,
): Promise<Bytes | null> {
  if (sealedBytes.length < sealingOverheadBytes) return null
  const secretBytes = await xWingDecapsulate(seedBytes, sealedBytes.slice(0, encapsulationBytes))
  if (!secretBytes) return null
  const { keyBytes, nonceBytes } = await keySchedule(suite, secretBytes, utf8(info))
  return decrypt(keyBytes, nonceBytes, aadBytes, sealedBytes.slice(encapsulationBytes))
}

/** X-Wing, HKDF-SHA256, AES-256-GCM. Source: RFC 9180 §7.3, draft-connolly-cfrg-xwing-kem §8. */
const suite = { kemId: 0x647a, aeadId: 2, keySize: 32 } as const
