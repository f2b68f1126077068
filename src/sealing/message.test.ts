import { hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import { bodyBytes, type Frame, parseBody } from '../chain/frame.ts'
import { type ConversationId, idBytes, type MemberId } from '../chain/member.ts'
import { type Bytes, concat, uint, utf8 } from '../chain/notation.ts'
import { newSigningSeed, signingKeyOf } from '../chain/signature.ts'
import { decrypt, encrypt } from './aes-gcm.ts'
import {
  type Head,
  type MessageSender,
  MessageTooLongError,
  maxTextBytes,
  openMessage,
  sealMessage,
} from './message.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const newPlace = () => ({
  conversation: toB64(random(16)) as ConversationId,
  epoch: 3,
  sender: toB64(random(16)) as MemberId,
  clientIdBytes: random(16),
})
const place = newPlace()
const ck = random(32)
const seed = newSigningSeed()
const staff: MessageSender = { kind: 'staff', signingKeyBytes: await signingKeyOf(seed) }
const visitor: MessageSender = { kind: 'visitor' }
const head: Head = {
  kind: 'text',
  sourceBytes: random(8),
  counter: 1,
  lastSeq: 41,
  lastFrameHashBytes: random(32),
  sentAtMs: Date.UTC(2026, 0, 15, 12),
}
const typing: Head = { ...head, kind: 'typing', counter: 0 }
const frameOf = (body: Bytes, sender = place.sender): Pick<Frame, 'sender' | 'body'> => {
  const parsed = parseBody(body)
  if (!parsed) throw new Error('no body')
  return { sender, body: parsed }
}
const openBody = (body: Bytes, from: MessageSender = visitor, where = place, key = ck) =>
  openMessage(where.conversation, key, frameOf(body, where.sender), from)

const heads: fc.Arbitrary<Head> = fc.record({
  kind: fc.constant('text' as const),
  sourceBytes: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => concat(bytes)),
  counter: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  lastSeq: fc.nat({ max: 2 ** 32 - 1 }),
  lastFrameHashBytes: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => concat(bytes)),
  sentAtMs: fc.maxSafeNat(),
})

test('every text comes back, signed or not', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 2000 })
  await fc.assert(
    fc.asyncProperty(heads, text, fc.boolean(), async (head, text, signed) => {
      const body = await sealMessage(newPlaceAs(place), ck, head, text, signed ? seed : null)
      expect(await openBody(body, signed ? staff : visitor)).toEqual({ kind: 'opened', head, text })
    }),
    { numRuns: 60 },
  )
})
const newPlaceAs = (where: typeof place) => ({ ...where, clientIdBytes: random(16) })

test('texts of one bucket have one size on the wire, whatever they say', async () => {
  const sizeOf = async (text: string, signingSeed: Bytes | null = null) =>
    (await sealMessage(newPlace(), ck, head, text, signingSeed)).length
  const plain = 256 - 60 // what the smallest bucket holds beside head and length
  expect(await sizeOf('')).toBe(294)
  expect(await sizeOf('x'.repeat(plain))).toBe(294)
  expect(await sizeOf('x'.repeat(plain + 1))).toBe(1062)
  expect(await sizeOf('ik word bedreigd')).toBe(await sizeOf('het regent hier'))
  expect(await sizeOf('x'.repeat(plain - 64), seed)).toBe(294)
  expect(await sizeOf('x'.repeat(plain - 63), seed)).toBe(1062)
  expect(await sizeOf('x'.repeat(1024 - 60))).toBe(1062)
  expect(await sizeOf('x'.repeat(4096 - 60))).toBe(4134)
  expect(await sizeOf('x'.repeat(4096 - 59))).toBe(16_422)
  expect(await sizeOf('x'.repeat(maxTextBytes), seed)).toBe(16_422)
})

test('a typing sign is as large as a short text, and passes by unstored', async () => {
  const body = await sealMessage(place, ck, typing, '', seed)
  expect(body.length).toBe(294)
  expect(parseBody(body)?.stored).toBe(false)
  expect(await openBody(body, staff)).toEqual({ kind: 'opened', head: typing, text: '' })
})

test('a text over 15,000 bytes of UTF-8 is refused before sealing', async () => {
  const emoji = '🙂'.repeat(3750)
  expect((await sealMessage(place, ck, head, emoji, seed)).length).toBe(16_422)
  await expect(sealMessage(place, ck, head, `${emoji}a`, seed)).rejects.toThrow(MessageTooLongError)
})

test('a head that could not be is refused before sealing', async () => {
  for (const wrong of [
    { ...head, counter: 0 },
    { ...typing, counter: 1 },
    { ...head, sourceBytes: random(7) },
    { ...head, lastFrameHashBytes: random(31) },
    { ...head, lastSeq: -1 },
  ]) {
    await expect(sealMessage(place, ck, wrong, 'hoi', null)).rejects.toThrow(RangeError)
  }
})

test('a changed bit in any part of a body shows', async () => {
  const body = await sealMessage(place, ck, head, 'hoi', seed)
  for (let at = 2; at < body.length; at++) {
    const changed = body.with(at, (body[at] as number) ^ 1)
    expect(await openBody(changed, staff)).toEqual({ kind: 'refused', why: 'does-not-open' })
  }
})

test('a stored text passed off as passing, or the other way round, shows', async () => {
  for (const some of [head, typing]) {
    const body = await sealMessage(place, ck, some, '', null)
    const flipped = body.with(1, (body[1] as number) ^ 1)
    expect(await openBody(flipped)).toEqual({ kind: 'refused', why: 'malformed' })
  }
})

test('a body opens in no other conversation, for no other sender, with no other key', async () => {
  const body = await sealMessage(place, ck, head, 'hoi', null)
  const doesNotOpen = { kind: 'refused', why: 'does-not-open' }
  const { conversation, sender } = newPlace()
  expect(await openBody(body, visitor, { ...place, conversation })).toEqual(doesNotOpen)
  expect(await openBody(body, visitor, { ...place, sender })).toEqual(doesNotOpen)
  expect(await openBody(body, visitor, place, random(32))).toEqual(doesNotOpen)
})

test('staff words without her signature are refused, and so are signed words from a visitor', async () => {
  const badlySigned = { kind: 'refused', why: 'badly-signed' }
  const unsigned = await sealMessage(place, ck, head, 'hoi', null)
  expect(await openBody(unsigned, staff)).toEqual(badlySigned)
  const signed = await sealMessage(place, ck, head, 'hoi', seed)
  expect(await openBody(signed, visitor)).toEqual(badlySigned)
  const byAnother = await sealMessage(place, ck, head, 'hoi', newSigningSeed())
  expect(await openBody(byAnother, staff)).toEqual(badlySigned)
})

/** What a member who holds the epoch's key could do: seal any plaintext under another's name. */
async function forge(change: (plaintext: Bytes) => Bytes, from: Bytes, where = place) {
  const info = concat(utf8('keerpunt/1 message'), idBytes(where.sender), where.clientIdBytes)
  const key = new Uint8Array(hkdfSync('sha256', ck, new Uint8Array(), info, 32))
  const aad = concat(
    idBytes(where.conversation),
    uint(4, where.epoch),
    idBytes(where.sender),
    where.clientIdBytes,
  )
  const parsed = frameOf(from).body
  const plaintext = await decrypt(key, new Uint8Array(12), aad, parsed.ciphertextBytes)
  if (!plaintext) throw new Error('does not open')
  const ciphertextBytes = await encrypt(key, new Uint8Array(12), aad, change(plaintext))
  return bodyBytes({ ...parsed, ciphertextBytes })
}

test('the bytes inside stand where the protocol puts them', async () => {
  const body = await sealMessage(place, ck, head, 'hoi', seed)
  let inside: Bytes = new Uint8Array()
  await forge((plaintext) => {
    inside = plaintext
    return plaintext
  }, body)
  expect(inside.length).toBe(256)
  expect(inside.slice(0, 58)).toEqual(
    concat(
      Uint8Array.of(1),
      head.sourceBytes,
      uint(4, 1),
      uint(4, 41),
      head.lastFrameHashBytes,
      uint(8, head.sentAtMs),
      Uint8Array.of(1),
    ),
  )
  expect(inside.slice(122, 127)).toEqual(concat(uint(2, 3), utf8('hoi')))
  expect(inside.slice(127)).toEqual(new Uint8Array(129))
})

test('a member who holds the key cannot change what a counsellor signed', async () => {
  const body = await sealMessage(place, ck, head, 'hoi', seed)
  for (const at of [5, 12, 16, 20, 50, 124]) {
    const changed = await forge((plain) => plain.with(at, (plain[at] as number) ^ 2), body)
    expect(await openBody(changed, staff)).toEqual({ kind: 'refused', why: 'badly-signed' })
  }
  const elsewhere = { ...place, clientIdBytes: random(16) }
  let signedWords: Bytes = new Uint8Array()
  await forge((plain) => {
    signedWords = plain
    return plain
  }, body)
  const other = await sealMessage(elsewhere, ck, head, 'iets anders', seed)
  const moved = await forge(() => signedWords, other, elsewhere)
  expect(await openBody(moved, staff)).toEqual({ kind: 'refused', why: 'badly-signed' })
})

test('rightly sealed nonsense is malformed', async () => {
  const body = await sealMessage(place, ck, head, 'hoi', null)
  const set = (at: number, octet: number) => (plain: Bytes) => plain.with(at, octet)
  for (const change of [
    set(0, 3), // an unknown kind
    set(0, 2), // typing, yet stored and counted
    set(57, 2), // neither signed nor not
    set(12, 0), // a text with counter 0
    set(58, 255), // longer than the bucket
    set(60, 0xff), // not UTF-8
    set(255, 1), // padding that is not zeros
  ]) {
    expect(await openBody(await forge(change, body))).toEqual({ kind: 'refused', why: 'malformed' })
  }
})

test('a retry is the same bytes again: one place, one key, one plaintext', async () => {
  const once = await sealMessage(place, ck, head, 'hoi', seed)
  expect(await sealMessage(place, ck, head, 'hoi', seed)).toEqual(once)
})
