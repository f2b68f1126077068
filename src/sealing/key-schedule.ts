import { type Bytes, concat, uint, utf8 } from '../chain/notation.ts'
import { hmac } from './hmac.ts'

/** HPKE's numbers for a KEM and an AEAD, and that AEAD's key size. The KDF is always HKDF-SHA256. */
export type Suite = {
  readonly kemId: number
  readonly aeadId: number
  readonly keySize: 16 | 32
}

/**
 * Key and nonce (12 bytes) of a KEM's shared secret, in base mode. The nonce is that of the first text; we never seal a
 * second one. Source: RFC 9180 §5.1, §7.1.
 */
export async function keySchedule(
  { kemId, aeadId, keySize }: Suite,
  secretBytes: Bytes,
  info: Bytes,
): Promise<{ keyBytes: Bytes; nonceBytes: Bytes }> {
  const kdfId = 1
  const suiteId = concat(utf8('HPKE'), uint(2, kemId), uint(2, kdfId), uint(2, aeadId))
  const labelled = (label: string) => concat(utf8('HPKE-v1'), suiteId, utf8(label))
  const extract = (salt: Bytes, label: string, ikm: Bytes) =>
    hmac(salt, concat(labelled(label), ikm))
  const baseMode = 0
  const context = concat(
    Uint8Array.of(baseMode),
    await extract(noSalt, 'psk_id_hash', nothing),
    await extract(noSalt, 'info_hash', info),
  )
  const secret = await extract(secretBytes, 'secret', nothing)
  // HKDF-Expand needs its first block only: no output of ours is longer than a hash.
  const expand = async (label: string, size: number) => {
    const said = concat(uint(2, size), labelled(label), context, Uint8Array.of(1))
    return (await hmac(secret, said)).slice(0, size)
  }
  return { keyBytes: await expand('key', keySize), nonceBytes: await expand('base_nonce', 12) }
}

const nothing = new Uint8Array()
/** The same as an empty one: HMAC fills a short key with zeros. Source: RFC 5869 §2.2. */
const noSalt = new Uint8Array(32)
