import { type Body, bodyBytes, type Frame, paddedSizes } from '../chain/frame.ts'
import { type ConversationId, idBytes, type MemberId } from '../chain/member.ts'
import { type Bytes, concat, fromUtf8, readUint, uint, utf8 } from '../chain/notation.ts'
import { sign, verify } from '../chain/signature.ts'
import { decrypt, encrypt } from './aes-gcm.ts'
import { deriveBytes } from './key-derivation.ts'

/** UTF-8. */
export const maxTextBytes = 15_000

/** A text beyond `maxTextBytes`. */
export class MessageTooLongError extends Error {}

/** Where a message belongs. clientIdBytes: 16, fresh for every message, the same for its retries. */
export type MessagePlace = {
  readonly conversation: ConversationId
  readonly epoch: number
  readonly sender: MemberId
  readonly clientIdBytes: Bytes
}

/** What a sender says beside the text. `typing` passes by unstored and has counter 0; a text counts 1, 2, … */
export type Head = {
  readonly kind: 'text' | 'typing'
  readonly sourceBytes: Bytes // 8, random per running client
  readonly counter: number
  readonly lastSeq: number // the last number its sender held, 0 for none
  readonly lastFrameHashBytes: Bytes // 32, zeros for none
  readonly sentAtMs: number
}

/**
 * Seals one message into a body, padded so that its length tells only a bucket. A retry must send the same
 * bytes again: never seal twice under one client id. signingSeedBytes: a staff member's; null for a visitor,
 * whose words prove nothing to a third party. Throws MessageTooLongError. Source: docs/protocol.md §5.
 */
export async function sealMessage(
  place: MessagePlace,
  ckBytes: Bytes,
  head: Head,
  text: string,
  signingSeedBytes: Bytes | null,
): Promise<Bytes> {
  const textBytes = utf8(text)
  if (textBytes.length > maxTextBytes) throw new MessageTooLongError()
  const headBytes = encodeHead(head, signingSeedBytes !== null)
  const words = concat(aad(place), headBytes, textBytes)
  const signature = signingSeedBytes
    ? await sign(signingSeedBytes, wordsLabel, words)
    : new Uint8Array()
  const plaintext = pad(concat(headBytes, signature, uint(2, textBytes.length), textBytes))
  const key = await messageKey(place, ckBytes)
  return bodyBytes({
    stored: head.kind === 'text',
    epoch: place.epoch,
    clientIdBytes: place.clientIdBytes,
    ciphertextBytes: await encrypt(key, zeroNonceBytes(), aad(place), plaintext),
  })
}

/** Who the record says the frame's sender is. */
export type MessageSender =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'staff'; readonly signingKeyBytes: Bytes }

export type OpenedMessage =
  | { readonly kind: 'opened'; readonly head: Head; readonly text: string }
  | { readonly kind: 'refused'; readonly why: 'does-not-open' | 'malformed' | 'badly-signed' }

/**
 * Opens one frame with its epoch's key. A refusal is shown to the reader, never dropped: anything but `opened`
 * means that someone changed it. Counters and gaps are the caller's to judge. Source: docs/protocol.md §5.
 */
export async function openMessage(
  conversation: ConversationId,
  ckBytes: Bytes,
  { sender, body }: Pick<Frame, 'sender' | 'body'>,
  from: MessageSender,
): Promise<OpenedMessage> {
  const place = {
    conversation,
    epoch: body.epoch,
    sender,
    clientIdBytes: body.clientIdBytes,
  }
  const key = await messageKey(place, ckBytes)
  const plaintext = await decrypt(key, zeroNonceBytes(), aad(place), body.ciphertextBytes)
  if (!plaintext) return { kind: 'refused', why: 'does-not-open' }
  const message = decode(plaintext, body)
  if (!message) return { kind: 'refused', why: 'malformed' }
  const { head, headBytes, signature, textBytes, text } = message
  const words = concat(aad(place), headBytes, textBytes)
  const rightlySigned =
    from.kind === 'visitor'
      ? signature === null
      : signature !== null &&
        (await verify(from.signingKeyBytes, wordsLabel, words, concat(signature)))
  if (!rightlySigned) return { kind: 'refused', why: 'badly-signed' }
  return { kind: 'opened', head, text }
}

const wordsLabel = 'keerpunt/1 words'
const headLength = 1 + 8 + 4 + 4 + 32 + 8 + 1

/** `kind ‖ source ‖ counter ‖ last seq ‖ last frame's hash ‖ sentAt ‖ signed`. */
function encodeHead(head: Head, signed: boolean): Bytes {
  if (!isSound(head)) throw new RangeError('counter')
  return concat(
    Uint8Array.of(head.kind === 'text' ? 1 : 2),
    head.sourceBytes,
    uint(4, head.counter),
    uint(4, head.lastSeq),
    head.lastFrameHashBytes,
    uint(8, head.sentAtMs),
    Uint8Array.of(signed ? 1 : 0),
  )
}

function isSound({ kind, counter, sourceBytes, lastFrameHashBytes }: Head): boolean {
  const sized = sourceBytes.length === 8 && lastFrameHashBytes.length === 32
  return sized && (kind === 'text') === counter > 0
}

/** Null unless every byte is where the protocol puts it; the unsealed flag must agree with the sealed kind. */
function decode(plaintext: Bytes, { stored }: Pick<Body, 'stored'>) {
  const kind = plaintext[0]
  const signed = plaintext[headLength - 1]
  if ((kind !== 1 && kind !== 2) || (signed !== 0 && signed !== 1)) return null
  const head: Head = {
    kind: kind === 1 ? 'text' : 'typing',
    sourceBytes: plaintext.slice(1, 9),
    counter: readUint(plaintext, 9, 4),
    lastSeq: readUint(plaintext, 13, 4),
    lastFrameHashBytes: plaintext.slice(17, 49),
    sentAtMs: readUint(plaintext, 49, 8),
  }
  if (!isSound(head) || stored !== (head.kind === 'text')) return null
  const start = headLength + (signed ? 64 : 0) + 2
  const end = start + readUint(plaintext, start - 2, 2)
  const textBytes = plaintext.subarray(start, end)
  const text = fromUtf8(textBytes)
  const overlong = end > plaintext.length || textBytes.length > maxTextBytes
  if (text === null || overlong || plaintext.subarray(end).some((octet) => octet !== 0)) return null
  return {
    head,
    headBytes: plaintext.subarray(0, headLength),
    signature: signed ? plaintext.subarray(headLength, headLength + 64) : null,
    textBytes,
    text,
  }
}

function pad(bytes: Bytes): Bytes {
  const size = paddedSizes.find((bucket) => bucket >= bytes.length)
  const padded = new Uint8Array(size as number) // 15,000 bytes of text always fit the last one
  padded.set(bytes)
  return padded
}

function aad({ conversation, epoch, sender, clientIdBytes }: MessagePlace): Bytes {
  return concat(idBytes(conversation), uint(4, epoch), idBytes(sender), clientIdBytes)
}

/** One key per message, so its nonce may stay zero. */
function messageKey({ sender, clientIdBytes }: MessagePlace, ckBytes: Bytes): Promise<Bytes> {
  const info = concat(utf8('keerpunt/1 message'), idBytes(sender), clientIdBytes)
  return deriveBytes(ckBytes, info, 32)
}

const zeroNonceBytes = () => new Uint8Array(12)
