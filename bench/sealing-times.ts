import { toB64 } from '../src/chain/base64url.ts'
import { parseFrame } from '../src/chain/frame.ts'
import type { ConversationId, MemberId, PaperHash } from '../src/chain/member.ts'
import { idBytes } from '../src/chain/member.ts'
import { concat } from '../src/chain/notation.ts'
import { newSigningSeed, sign, signingKeyOf, verify } from '../src/chain/signature.ts'
import { openEnvelope, sealEnvelope } from '../src/sealing/envelope.ts'
import { newConversationKey, openEpochKey, sealEpochKey } from '../src/sealing/epoch-key.ts'
import { newSealingPair } from '../src/sealing/hpke.ts'
import { openMessage, sealMessage } from '../src/sealing/message.ts'

/** Browsers tell time in tenths of a millisecond: one sample is this many times the same. */
const atOnce = 5

/** Median milliseconds of each act of sealing. Runs in Node and in a browser alike. */
export async function sealingTimes(times: number): Promise<Record<string, number>> {
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  const conversation = toB64(random(16)) as ConversationId
  const receptionHash = toB64(random(32)) as PaperHash
  const sender = toB64(random(16)) as MemberId
  const [reception, visitor] = [await newSealingPair(), await newSealingPair()]
  const ckBytes = newConversationKey()
  const found: Record<string, number> = {}

  async function time<T>(act: string, work: () => Promise<T>): Promise<T> {
    let last = await work()
    const samples: number[] = []
    for (let turn = 0; turn < times; turn++) {
      const from = performance.now()
      for (let time = 0; time < atOnce; time++) last = await work()
      samples.push((performance.now() - from) / atOnce)
    }
    found[act] = samples.sort((a, b) => a - b)[times >> 1] ?? Number.NaN
    return last
  }

  await time('make a key pair', newSealingPair)
  const content = {
    ckBytes,
    visitorKeyBytes: visitor.publicKeyBytes,
    precheck: null,
    campaign: null,
  }
  const to = { keyBytes: reception.publicKeyBytes, hash: receptionHash }
  const envelope = await time('seal an envelope', () => sealEnvelope(to, conversation, content))
  const holder = { seedBytes: reception.seedBytes, hash: receptionHash }
  await time('open an envelope', () => openEnvelope(holder, conversation, envelope))

  const place = { conversation, n: 1, member: { id: sender, kind: 'visitor' } } as const
  const secret = { ckBytes, visitorKeyBytes: visitor.publicKeyBytes }
  const sealed = await time('seal an epoch key', () =>
    sealEpochKey(place, visitor.publicKeyBytes, secret),
  )
  await time('open an epoch key', () => openEpochKey(place, visitor.seedBytes, sealed))

  const seed = newSigningSeed()
  const signingKeyBytes = await signingKeyOf(seed)
  for (const [size, length, signed] of [
    ['256 B', 20, false],
    ['16 KiB', 15_000, false],
    ['256 B signed', 20, true],
  ] as const) {
    const clientIdBytes = random(16)
    const where = { conversation, epoch: 1, sender, clientIdBytes }
    const head = {
      kind: 'text',
      sourceBytes: random(8),
      counter: 1,
      lastSeq: 0,
      lastFrameHashBytes: new Uint8Array(32),
      sentAtMs: 0,
    } as const
    const text = 'a'.repeat(length)
    const body = await time(`seal a message of ${size}`, () =>
      sealMessage(where, ckBytes, head, text, signed ? seed : null),
    )
    const frame = parseFrame(concat(idBytes(sender), body))
    const from = signed
      ? ({ kind: 'staff', signingKeyBytes } as const)
      : ({ kind: 'visitor' } as const)
    if (!frame) throw new Error('our own frame does not parse')
    const opened = await time(`open a message of ${size}`, () =>
      openMessage(conversation, ckBytes, frame, from),
    )
    if (opened.kind !== 'opened') throw new Error('our own message does not open')
  }

  const words = random(300)
  const signature = await time('sign (Ed25519)', () => sign(seed, 'keerpunt/1 words', words))
  await time('verify (Ed25519)', () =>
    verify(signingKeyBytes, 'keerpunt/1 words', words, signature),
  )
  return found
}
