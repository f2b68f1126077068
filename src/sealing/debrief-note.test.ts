import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import type { PaperHash } from '../chain/member.ts'
import { newSigningSeed, signingKeyOf } from '../chain/signature.ts'
import { debriefBodyBytes, debriefKeyBytes } from '../chain/sizes.ts'
import {
  type DebriefReader,
  DebriefTooLongError,
  openDebrief,
  sealDebrief,
} from './debrief-note.ts'
import { newSealingPair, seal } from './hpke.ts'
import { nativeOpen } from './test-native-hpke.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
async function person() {
  const pair = await newSealingPair()
  const paper = toB64(random(32)) as PaperHash
  const signingSeedBytes = newSigningSeed()
  return {
    ...{ paper, pair, signingSeedBytes, seedBytes: pair.seedBytes },
    signingKeyBytes: await signingKeyOf(signingSeedBytes),
    reader: { paper, keyBytes: pair.publicKeyBytes } satisfies DebriefReader,
  }
}
const [lou, mila, ray] = [await person(), await person(), await person()]
const place = () => ({ idBytes: random(16), author: lou.paper })
const note = { writtenAtMs: 1_795_000_000_000, text: 'Hij dreigde. Ik slaap er slecht van.' }
const both = [lou.reader, mila.reader]

async function sealed(at = place(), said = note, readers = both, by = lou) {
  const { bodyBytes, keys } = await sealDebrief(at, said, readers, by.signingSeedBytes)
  const keyOf = (who: typeof lou) => {
    const sealedBytes = keys.find(({ reader }) => reader === who.paper)?.sealedBytes
    return { bodyBytes, sealedBytes: sealedBytes ?? random(debriefKeyBytes) }
  }
  return { at, bodyBytes, keyOf }
}

test('she and her supervisor read it, with who else can; nobody else does', async () => {
  const { at, keyOf } = await sealed()
  for (const who of [lou, mila])
    expect(await openDebrief(at, keyOf(who), who, lou.signingKeyBytes)).toEqual({
      ...note,
      readers: [lou.paper, mila.paper],
    })
  expect(await openDebrief(at, keyOf(ray), ray, lou.signingKeyBytes)).toBeNull()
  expect(
    await openDebrief(at, keyOf(mila), { ...ray, paper: mila.paper }, lou.signingKeyBytes),
  ).toBe(null)
})

test('every text of four thousand letters comes back, and all look equally long', async () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom('', 'é'.repeat(4_000), '€'.repeat(4_000), '🙂'.repeat(2_000)),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { at, bodyBytes, keyOf } = await sealed(place(), { ...note, text })
      expect(bodyBytes.length).toBe(debriefBodyBytes)
      expect(keyOf(mila).sealedBytes.length).toBe(debriefKeyBytes)
      const opened = await openDebrief(at, keyOf(mila), mila, lou.signingKeyBytes)
      expect(opened?.text).toBe(text)
    }),
    { numRuns: 30 },
  )
  await expect(sealed(place(), { ...note, text: '€'.repeat(6_000) })).rejects.toThrow(
    DebriefTooLongError,
  )
  const crowd = Array.from({ length: 41 }, () => mila.reader)
  await expect(sealed(place(), note, crowd)).rejects.toThrow(DebriefTooLongError)
})

test('in another place, changed, or in the name of another it does not open', async () => {
  const { at, keyOf } = await sealed()
  const mine = keyOf(mila)
  const opens = (where = at, what = mine, key = lou.signingKeyBytes) =>
    openDebrief(where, what, mila, key)
  expect(await opens({ ...at, idBytes: random(16) })).toBeNull()
  expect(await opens({ ...at, author: ray.paper })).toBeNull()
  expect(await opens(at, mine, ray.signingKeyBytes)).toBeNull()
  for (const place of [0, 11, 12, 700, debriefBodyBytes - 1]) {
    const bodyBytes = mine.bodyBytes.with(place, (mine.bodyBytes[place] ?? 0) ^ 1)
    expect(await opens(at, { ...mine, bodyBytes })).toBeNull()
  }
  for (const place of [0, 1_100, 1_130, debriefKeyBytes - 1]) {
    const sealedBytes = mine.sealedBytes.with(place, (mine.sealedBytes[place] ?? 0) ^ 1)
    expect(await opens(at, { ...mine, sealedBytes })).toBeNull()
  }
  for (const length of [0, 12, 40, debriefBodyBytes - 1])
    expect(await opens(at, { ...mine, bodyBytes: mine.bodyBytes.slice(0, length) })).toBeNull()
  const forged = await sealed(at, note, both, ray)
  expect(await opens(at, forged.keyOf(mila))).toBeNull()
})

test('a reader who hands it on can not make it look written for another', async () => {
  // Mila opens it and seals the very same bytes to Ray.
  const { at, bodyBytes, keyOf } = await sealed()
  const info = 'keerpunt/1 debrief key'
  const aad = (who: typeof lou) =>
    Buffer.concat([
      at.idBytes,
      Buffer.from(lou.paper, 'base64url'),
      Buffer.from(who.paper, 'base64url'),
    ])
  const key = nativeOpen(mila.seedBytes, info, aad(mila), keyOf(mila).sealedBytes)
  const handed = await seal(
    ray.pair.publicKeyBytes,
    info,
    new Uint8Array(aad(ray)),
    new Uint8Array(key),
  )
  expect(
    await openDebrief(at, { bodyBytes, sealedBytes: handed }, ray, lou.signingKeyBytes),
  ).toBeNull()
})
