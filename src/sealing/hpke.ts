import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { XWing } from '@hpke/hybridkem-x-wing'
import { type Bytes, concat, utf8 } from '../chain/notation.ts'
import { encapsulationBytes, sealingOverheadBytes } from '../chain/sizes.ts'

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
  if (seedBytes.length !== 32) throw new TypeError('an X-Wing seed has 32 bytes')
  const kem = new XWing()
  const { publicKey } = await kem.generateKeyPairDerand(seedBytes.slice())
  return { publicKeyBytes: new Uint8Array(await kem.serializePublicKey(publicKey)), seedBytes }
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
  const hpke = suite()
  const recipientPublicKey = await hpke.kem.deserializePublicKey(publicKeyBytes)
  const context = { recipientPublicKey, info: utf8(info) }
  const { enc, ct } = await hpke.seal(context, plaintextBytes, aadBytes)
  return concat(new Uint8Array(enc), new Uint8Array(ct))
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
  const hpke = suite()
  const recipientKey = await hpke.kem.importKey('raw', seedBytes.slice().buffer, false)
  const enc = sealedBytes.slice(0, encapsulationBytes)
  try {
    const context = { recipientKey, enc, info: utf8(info) }
    return new Uint8Array(await hpke.open(context, sealedBytes.slice(enc.length), aadBytes))
  } catch {
    return null
  }
}

function suite() {
  return new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
}
