import { type MemberId, memberIdFrom } from './member.ts'
import { type Bytes, concat, readUint, sha256, uint } from './notation.ts'

/** Plaintext is padded to one of these, so that a length tells next to nothing. Source: docs/protocol.md §5. */
export const paddedSizes = [256, 1024, 4096, 16_384] as const
const headBytes = 1 + 1 + 4 + 16
/** The only lengths a body may have: 294, 1,062, 4,134 and 16,422. */
export const bodySizes: readonly number[] = paddedSizes.map((size) => headBytes + size + 16)

/** A body's open half, as the server reads it too. */
export type Body = {
  readonly stored: boolean
  readonly epoch: number
  readonly clientIdBytes: Bytes // 16, random per message
  readonly ciphertextBytes: Bytes
}

export function bodyBytes({ stored, epoch, clientIdBytes, ciphertextBytes }: Body): Bytes {
  const flags = Uint8Array.of(1, stored ? 1 : 0)
  return concat(flags, uint(4, epoch), clientIdBytes, ciphertextBytes)
}

/** Null for another version, unknown flags or any length that is not one of the four. */
export function parseBody(bytes: Uint8Array): Body | null {
  const [version, flags] = bytes
  if (version !== 1 || !bodySizes.includes(bytes.length) || (flags ?? 2) > 1) return null
  return {
    stored: flags === 1,
    epoch: readUint(bytes, 2, 4),
    clientIdBytes: concat(bytes.subarray(6, 22)),
    ciphertextBytes: concat(bytes.subarray(headBytes)),
  }
}

/** A body with its sender before it: what members receive. */
export type Frame = { readonly sender: MemberId; readonly body: Body; readonly bytes: Bytes }

export function parseFrame(bytes: Bytes): Frame | null {
  const body = parseBody(bytes.subarray(16))
  return body && { sender: memberIdFrom(bytes), body, bytes }
}

/** `H(u32 seq ‖ frame)`: what the next message names as the last one its sender held. */
export function frameHash(seq: number, frameBytes: Uint8Array): Promise<Bytes> {
  return sha256(concat(uint(4, seq), frameBytes))
}
