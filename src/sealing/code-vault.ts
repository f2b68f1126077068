import { toB64 } from '../chain/base64url.ts'
import {
  type ConversationId,
  idBytes,
  type KeyHash,
  type MemberId,
  type RecordHash,
} from '../chain/member.ts'
import { type Bytes, concat, utf8 } from '../chain/notation.ts'
import { decrypt, encrypt } from './aes-gcm.ts'

/** All that a visitor's client needs to take up her conversation on another device. */
export type Vault = {
  readonly conversation: ConversationId
  /** Her X-Wing private seed, and CK_0. 32 bytes each. */
  readonly seedBytes: Bytes
  readonly ck0Bytes: Bytes
  readonly envelopeHash: RecordHash
  /** The one she sealed to at her start. */
  readonly reception: { readonly id: MemberId; readonly keyHash: KeyHash }
}

/** Seals it under a code's opening key: 188 bytes. Source: docs/protocol.md §7. */
export async function sealVault(openingBytes: Bytes, vault: Vault): Promise<Bytes> {
  const { conversation, seedBytes, ck0Bytes, envelopeHash, reception } = vault
  const plaintext = concat(
    idBytes(conversation),
    seedBytes,
    ck0Bytes,
    idBytes(envelopeHash),
    idBytes(reception.id),
    idBytes(reception.keyHash),
  )
  const nonceBytes = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await encrypt(openingBytes, nonceBytes, aad, plaintext)
  plaintext.fill(0)
  return concat(nonceBytes, sealed)
}

/** Null when this code's key did not seal it. */
export async function openVault(openingBytes: Bytes, vaultBytes: Bytes): Promise<Vault | null> {
  const bytes = await decrypt(openingBytes, vaultBytes.slice(0, 12), aad, vaultBytes.slice(12))
  if (bytes?.length !== 160) return null
  const b64 = (from: number, to: number) => toB64(bytes.subarray(from, to))
  return {
    conversation: b64(0, 16) as ConversationId,
    seedBytes: bytes.slice(16, 48),
    ck0Bytes: bytes.slice(48, 80),
    envelopeHash: b64(80, 112) as RecordHash,
    reception: { id: b64(112, 128) as MemberId, keyHash: b64(128, 160) as KeyHash },
  }
}

const aad = utf8('keerpunt/1 code')
