import { type Bytes, concat, utf8 } from '../chain/notation.ts'
import { encapsulationBytes, publicKeyBytes } from '../chain/sizes.ts'
import { sha3, shake256 } from './keccak.ts'
import { mlKemDecapsulate, mlKemEncapsulate, mlKemPublicKeyOf } from './ml-kem.ts'
import { x25519Agree, x25519PublicKeyOf } from './x25519.ts'

// X-Wing: ML-KEM-768 and X25519 side by side; whoever wants the secret has to break both.
// Source: draft-connolly-cfrg-xwing-kem §5.

/** The public key (1,216 bytes) of a private seed of 32. Source: §5.2. */
export async function xWingPublicKeyOf(seedBytes: Bytes): Promise<Bytes> {
  const { mSeedBytes, xBytes } = expand(seedBytes)
  return concat(await mlKemPublicKeyOf(mSeedBytes), await x25519PublicKeyOf(xBytes))
}

/** A fresh secret (32 bytes) and its encapsulation (1,120). Throws for a malformed public key. Source: §5.4. */
export async function xWingEncapsulate(
  theirKeyBytes: Bytes,
): Promise<{ encBytes: Bytes; secretBytes: Bytes }> {
  if (theirKeyBytes.length !== publicKeyBytes) throw new TypeError('X-Wing: key size')
  const theirXBytes = theirKeyBytes.slice(-32)
  const ephemeralBytes = crypto.getRandomValues(new Uint8Array(32))
  const m = await mlKemEncapsulate(theirKeyBytes.slice(0, -32))
  const xEncBytes = await x25519PublicKeyOf(ephemeralBytes)
  const xSecretBytes = await x25519Agree(ephemeralBytes, theirXBytes)
  if (!xSecretBytes) throw new TypeError('X-Wing: low order')
  return {
    encBytes: concat(m.encBytes, xEncBytes),
    secretBytes: combine(m.secretBytes, xSecretBytes, xEncBytes, theirXBytes),
  }
}

/** The secret of an encapsulation; null where it can not be one. Source: §5.5. */
export async function xWingDecapsulate(seedBytes: Bytes, encBytes: Bytes): Promise<Bytes | null> {
  if (encBytes.length !== encapsulationBytes) return null
  const { mSeedBytes, xBytes } = expand(seedBytes)
  const xEncBytes = encBytes.slice(-32)
  const xSecretBytes = await x25519Agree(xBytes, xEncBytes)
  if (!xSecretBytes) return null
  const mSecretBytes = await mlKemDecapsulate(mSeedBytes, encBytes.slice(0, -32))
  return combine(mSecretBytes, xSecretBytes, xEncBytes, await x25519PublicKeyOf(xBytes))
}

function expand(seedBytes: Bytes): { mSeedBytes: Bytes; xBytes: Bytes } {
  const expanded = shake256(seedBytes, 96)
  return { mSeedBytes: expanded.slice(0, 64), xBytes: expanded.slice(64) }
}

/** The label is a drawing of an X-wing: `\.//^\`. Source: §5.3. */
function combine(mSecret: Bytes, xSecret: Bytes, xEnc: Bytes, xPublic: Bytes): Bytes {
  return sha3(concat(mSecret, xSecret, xEnc, xPublic, utf8('\\.//^\\')))
}
