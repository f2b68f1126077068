import type { HerProof } from '../chain/judge-record.ts'
import { type Bytes, concat, sameBytes, utf8 } from '../chain/notation.ts'
import { hmac } from './hmac.ts'

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
