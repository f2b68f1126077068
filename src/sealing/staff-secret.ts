import { type Bytes, concat, utf8 } from '../chain/notation.ts'
import { signingKeyOf } from '../chain/signature.ts'
import { decrypt, encrypt } from './aes-gcm.ts'
import { type SealingPair, sealingPairOf } from './hpke.ts'
import { deriveBytes } from './key-derivation.ts'

/** Both pairs of one staff member, derived from her 32-byte secret. */
export type StaffKeys = {
  readonly sealing: SealingPair
  readonly signing: { readonly publicKeyBytes: Bytes; readonly seedBytes: Bytes }
}

/** 32 random bytes from the platform. Lives in her browser's memory only, and wrapped on the server. */
export function newStaffSecret(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** Source: RFC 5869; the labels are ours. */
export async function staffKeysOf(secretBytes: Bytes): Promise<StaffKeys> {
  const sealingSeed = await deriveBytes(secretBytes, utf8('keerpunt/1 staff sealing'), 32)
  const signingSeed = await deriveBytes(secretBytes, utf8('keerpunt/1 staff signing'), 32)
  return {
    sealing: await sealingPairOf(sealingSeed),
    signing: { publicKeyBytes: await signingKeyOf(signingSeed), seedBytes: signingSeed },
  }
}

/**
 * Wraps the secret under key material of at least 32 bytes: a passkey's PRF output, or the unlock secret of a
 * one-time link. account: her account id, so that a wrapped secret never opens as a colleague's.
 * Returns nonce (12) ‖ ciphertext (48). Source: WebAuthn Level 3 §10.1.4 (PRF), RFC 5869, SP 800-38D.
 */
export async function wrapStaffSecret(
  materialBytes: Bytes,
  account: string,
  secretBytes: Bytes,
): Promise<Bytes> {
  const nonceBytes = crypto.getRandomValues(new Uint8Array(12))
  const key = await wrappingKey(materialBytes)
  return concat(nonceBytes, await encrypt(key, nonceBytes, utf8(account), secretBytes))
}

/** Null when the material, the account or the bytes are not the ones. */
export async function unwrapStaffSecret(
  materialBytes: Bytes,
  account: string,
  wrapped: Bytes,
): Promise<Bytes | null> {
  const key = await wrappingKey(materialBytes)
  const secret = await decrypt(key, wrapped.slice(0, 12), utf8(account), wrapped.slice(12))
  return secret?.length === 32 ? secret : null
}

function wrappingKey(materialBytes: Bytes): Promise<Bytes> {
  if (materialBytes.length < 32) throw new TypeError('wrapping needs at least 32 secret bytes')
  return deriveBytes(materialBytes, utf8('keerpunt/1 staff wrap'), 32)
}
