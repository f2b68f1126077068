import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import type { PaperHash } from '../chain/member.ts'
import { utf8 } from '../chain/notation.ts'
import { sign, verify } from '../chain/signature.ts'
import { newSealingPair, open, seal } from './hpke.ts'
import { openReceptionKey, sealReceptionKey } from './reception-key.ts'
import { newStaffSecret, staffKeysOf, unwrapStaffSecret, wrapStaffSecret } from './staff-secret.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

test('one secret gives the same two pairs every time, and another secret others', async () => {
  const secret = newStaffSecret()
  const keys = await staffKeysOf(secret)
  expect(await staffKeysOf(secret)).toEqual(keys)
  const others = await staffKeysOf(newStaffSecret())
  expect(others.sealing.publicKeyBytes).not.toEqual(keys.sealing.publicKeyBytes)
  expect(others.signing.publicKeyBytes).not.toEqual(keys.signing.publicKeyBytes)
  expect(keys.sealing.seedBytes).not.toEqual(keys.signing.seedBytes)
})

test('the pairs seal and sign', async () => {
  const { sealing, signing } = await staffKeysOf(newStaffSecret())
  const sealed = await seal(sealing.publicKeyBytes, 'info', utf8(''), utf8('hoi'))
  expect(await open(sealing.seedBytes, 'info', utf8(''), sealed)).toEqual(utf8('hoi'))
  const sig = await sign(signing.seedBytes, 'keerpunt/1 words', utf8('hoi'))
  expect(await verify(signing.publicKeyBytes, 'keerpunt/1 words', utf8('hoi'), sig)).toBe(true)
})

test('the derivation stays what it is', async () => {
  const { sealing, signing } = await staffKeysOf(new Uint8Array(32))
  expect(toB64(sealing.seedBytes)).toMatchInlineSnapshot(
    `"OJqe2ychugeV_EX24p5VgQp6G3gtS-ueuYY80W15wlc"`,
  )
  expect(toB64(signing.publicKeyBytes)).toMatchInlineSnapshot(
    `"9tRRe-mttplK2ahBNUzH7r5hDGVyhjcykKnI0dRrVPo"`,
  )
})

test('a secret opens with its material, for its account, unchanged; otherwise not', async () => {
  const [material, secret] = [random(32), newStaffSecret()]
  const wrapped = await wrapStaffSecret(material, 'account 1', secret)
  expect(wrapped.length).toBe(60)
  expect(await unwrapStaffSecret(material, 'account 1', wrapped)).toEqual(secret)
  expect(await unwrapStaffSecret(material, 'account 2', wrapped)).toBe(null)
  expect(await unwrapStaffSecret(random(32), 'account 1', wrapped)).toBe(null)
  for (const at of [0, 11, 12, 43, 44, 59]) {
    const changed = wrapped.with(at, (wrapped[at] as number) ^ 1)
    expect(await unwrapStaffSecret(material, 'account 1', changed)).toBe(null)
  }
  for (const length of [0, 12, 27, 59]) {
    expect(await unwrapStaffSecret(material, 'account 1', wrapped.slice(0, length))).toBe(null)
  }
})

test('wrapping twice never looks the same, and short material is refused', async () => {
  const [material, secret] = [random(32), newStaffSecret()]
  const once = await wrapStaffSecret(material, 'account', secret)
  expect(await wrapStaffSecret(material, 'account', secret)).not.toEqual(once)
  await expect(wrapStaffSecret(random(16), 'account', secret)).rejects.toThrow(TypeError)
})

test("reception's key opens for the colleague and the paper it was sealed for only", async () => {
  const [colleague, reception] = [await newSealingPair(), await newSealingPair()]
  const place = { reception: toB64(random(32)) as PaperHash, staff: toB64(random(32)) as PaperHash }
  const sealed = await sealReceptionKey(place, colleague.publicKeyBytes, reception.seedBytes)
  expect(await openReceptionKey(place, colleague.seedBytes, sealed)).toEqual(reception.seedBytes)
  const other = toB64(random(32)) as PaperHash
  expect(await openReceptionKey({ ...place, staff: other }, colleague.seedBytes, sealed)).toBe(null)
  const elsewhere = { ...place, reception: other }
  expect(await openReceptionKey(elsewhere, colleague.seedBytes, sealed)).toBe(null)
  expect(await openReceptionKey(place, reception.seedBytes, sealed)).toBe(null)
  const changed = sealed.with(1130, (sealed[1130] as number) ^ 1)
  expect(await openReceptionKey(place, colleague.seedBytes, changed)).toBe(null)
})
