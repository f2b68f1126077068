import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import { type ConversationId, idBytes, type PaperHash } from '../chain/member.ts'
import { type Bytes, concat, uint, utf8 } from '../chain/notation.ts'
import { envelopeBytes } from '../chain/sizes.ts'
import { openEnvelope, sealEnvelope } from './envelope.ts'
import { newSealingPair, seal } from './hpke.ts'
import {
  ageChoices,
  canTypeChoices,
  forWhomChoices,
  languageChoices,
  type Precheck,
  parsePrecheck,
  topicChoices,
} from './precheck.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const pair = await newSealingPair()
const hash = toB64(random(32)) as PaperHash
const conversation = toB64(random(16)) as ConversationId
const sealTo = { keyBytes: pair.publicKeyBytes, hash }
const openWith = { seedBytes: pair.seedBytes, hash }
const content = {
  ckBytes: random(32),
  visitorKeyBytes: random(1216),
  precheck: null,
  campaign: null,
}
const refused = (why: string) => ({ kind: 'refused', why })

const answer = <T>(choices: readonly T[]) => fc.constantFrom(...choices, null)
const precheck: fc.Arbitrary<Precheck> = fc.record({
  forWhom: answer(forWhomChoices),
  age: answer(ageChoices),
  topic: answer(topicChoices),
  canType: answer(canTypeChoices),
  language: fc.constantFrom(...languageChoices),
})

const code = fc.stringMatching(/^[0-9a-z]{6}$/)

test('reception opens what a visitor sealed, and every envelope is 5,232 bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.option(precheck), fc.option(code), async (precheck, campaign) => {
      const told = { ...content, precheck, campaign }
      const envelope = await sealEnvelope(sealTo, conversation, told)
      expect(envelope.length).toBe(5232)
      expect(await openEnvelope(openWith, conversation, envelope)).toEqual({
        kind: 'opened',
        content: told,
      })
    }),
    { numRuns: 25 },
  )
})

test('an envelope opens only for its conversation, its reception paper and its key', async () => {
  const envelope = await sealEnvelope(sealTo, conversation, content)
  const other = { conversation: toB64(random(16)) as ConversationId, hash: toB64(random(32)) }
  expect(await openEnvelope(openWith, other.conversation, envelope)).toEqual(
    refused('does-not-open'),
  )
  const otherPaper = { ...openWith, hash: other.hash as PaperHash }
  expect(await openEnvelope(otherPaper, conversation, envelope)).toEqual(refused('does-not-open'))
  const stranger = { ...openWith, seedBytes: (await newSealingPair()).seedBytes }
  expect(await openEnvelope(stranger, conversation, envelope)).toEqual(refused('does-not-open'))
})

test('a changed or shortened envelope is refused', async () => {
  const envelope = await sealEnvelope(sealTo, conversation, content)
  for (const at of [0, 1087, 1119, 1120, 3000, envelopeBytes - 1]) {
    const changed = envelope.with(at, (envelope[at] as number) ^ 128)
    expect(await openEnvelope(openWith, conversation, changed)).toEqual(refused('does-not-open'))
  }
  const short = envelope.slice(1)
  expect(await openEnvelope(openWith, conversation, short)).toEqual(refused('malformed'))
})

test('a rightly sealed envelope with the wrong words in it is refused', async () => {
  const asSealed = (plaintext: Bytes) => {
    const aad = concat(idBytes(conversation), idBytes(hash))
    return seal(pair.publicKeyBytes, 'keerpunt/1 reception', aad, plaintext)
  }
  const padded = (json: unknown, fill = 0) => {
    const bytes = utf8(JSON.stringify(json))
    const plaintext = new Uint8Array(4096).fill(fill)
    plaintext.set(concat(uint(2, bytes.length), bytes))
    return plaintext
  }
  const good = {
    ck: toB64(content.ckBytes),
    visitorKey: toB64(content.visitorKeyBytes),
    precheck: null,
    campaign: null,
  }
  const judge = async (plaintext: Bytes) =>
    (await openEnvelope(openWith, conversation, await asSealed(plaintext))).kind
  expect(await judge(padded(good))).toBe('opened')
  const { campaign: _, ...before } = good
  expect(await judge(padded(before))).toBe('opened')
  expect(await judge(padded(good, 1))).toBe('refused')
  expect(await judge(padded({ ...good, more: 1 }))).toBe('refused')
  expect(await judge(padded({ ...good, ck: 'AA' }))).toBe('refused')
  expect(await judge(padded({ ...good, visitorKey: good.ck }))).toBe('refused')
  expect(await judge(padded({ ...good, precheck: {} }))).toBe('refused')
  expect(await judge(padded(null))).toBe('refused')
  expect(await judge(new Uint8Array(4096).fill(255))).toBe('refused')
})

test('a campaign’s code that is none keeps nobody from being greeted', async () => {
  for (const campaign of ['', 'ab', '7fk2mqa', '<b>ab1', 'é'.repeat(6)]) {
    const envelope = await sealEnvelope(sealTo, conversation, { ...content, campaign })
    expect(await openEnvelope(openWith, conversation, envelope)).toEqual({
      kind: 'opened',
      content,
    })
  }
})

test('precheck answers are the known ones or none', () => {
  const skipped = { forWhom: null, age: null, topic: null, canType: null, language: 'nl' }
  expect(parsePrecheck(skipped)).toEqual(skipped)
  for (const wrong of [
    null,
    {},
    { ...skipped, language: null },
    { ...skipped, age: '17' },
    { ...skipped, topic: 7 },
    { ...skipped, name: 'x' },
  ]) {
    expect(parsePrecheck(wrong)).toBe(null)
  }
})
