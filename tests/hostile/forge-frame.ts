import { type Body, bodyBytes, parseFrame } from '../../src/chain/frame.ts'
import { idBytes, type MemberId } from '../../src/chain/member.ts'
import { type Bytes, concat } from '../../src/chain/notation.ts'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import { type Head, sealMessage } from '../../src/sealing/message.ts'
import { random } from './forge-papers.ts'

/** A frame as it travels, taken apart and put together again with some of it changed. */
export function changed(frameB64: string, how: Partial<Body> & { sender?: MemberId }): string {
  const frame = parseFrame(new Uint8Array(Buffer.from(frameB64, 'base64url')))
  if (!frame) throw new TypeError('not a frame')
  const { sender = frame.sender, ...body } = how
  return b64(concat(idBytes(sender), bodyBytes({ ...frame.body, ...body })))
}

export type Words = {
  readonly text: string
  readonly sender: MemberId
  /** Null: unsigned. */
  readonly signingSeedBytes: Bytes | null
  readonly counter: number
  readonly kind?: Head['kind']
  readonly sourceBytes?: Bytes
}

/** Words that somebody seals who holds the keys of this conversation. */
export async function frameOf(holder: Conversation, words: Words): Promise<string> {
  const { membership, keys } = holder.holding()
  const ckBytes = membership && keys.get(membership.epoch.n)
  if (!ckBytes) throw new TypeError('holds no key')
  const { conversation, n: epoch } = membership.epoch
  const { sender, counter, kind = 'text', sourceBytes = random(8) } = words
  const place = { conversation, epoch, sender, clientIdBytes: random(16) }
  const last = { lastSeq: 0, lastFrameHashBytes: new Uint8Array(32) }
  const head = { kind, sourceBytes, counter, ...last, sentAtMs: Date.now() }
  const body = await sealMessage(place, ckBytes, head, words.text, words.signingSeedBytes)
  return b64(concat(idBytes(sender), body))
}

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
