import type { EpochRecord } from '../chain/epoch.ts'
import type { HerProof } from '../chain/judge-record.ts'
import { idBytes } from '../chain/member.ts'
import { type Bytes, concat, sameBytes, uint, utf8 } from '../chain/notation.ts'
import { hmac } from './hmac.ts'
import { deriveBytes } from './key-derivation.ts'

/**
 * The 32 bytes with which a visitor starts an epoch: whoever knew the key of the one before could make them, so they
 * prove nothing about her to anybody else. ckBytes: of epoch n − 1. Source: docs/protocol.md §4.
 */
export function markHerRecord(ckBytes: Bytes, recordBytes: Bytes): Promise<Bytes> {
  return hmac(ckBytes, concat(utf8('keerpunt/1 visitor epoch'), new Uint8Array(1), recordBytes))
}

/**
 * Tells her records from others'; nobody's is hers for who never held the key. ckBytes: of epoch n − 1. One record is
 * compared once, on her own device: how long that takes tells nobody anything.
 */
export function isHerRecord(ckBytes: Bytes | undefined): HerProof {
  return async (recordBytes, sigBytes) =>
    ckBytes !== undefined && sameBytes(await markHerRecord(ckBytes, recordBytes), sigBytes)
}

/**
 * The key of an epoch she starts herself, from her own seed: her clients take a record as hers only with this key. Else
 * a counsellor who was put out, and knows the key before it, could start one for her with a key of his own. It is another
 * one for every place in the history and every reception. Source: docs/protocol.md §4, RFC 5869.
 */
export function visitorsKey(
  seedBytes: Bytes,
  { conversation, n, previous, members }: Omit<EpochRecord, 'kind' | 'commitments' | 'demo'>,
): Promise<Bytes> {
  const ids = members.map(({ id }) => idBytes(id))
  const label = utf8('keerpunt/1 visitor key')
  const info = concat(label, idBytes(conversation), uint(4, n), idBytes(previous), ...ids)
  return deriveBytes(seedBytes, info, 32)
}
