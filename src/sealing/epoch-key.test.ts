import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import { type ConversationId, idBytes, type MemberId } from '../chain/member.ts'
import { uint } from '../chain/notation.ts'
import { sealedKeyBytes } from '../chain/sizes.ts'
import {
  commit,
  type EpochKeyPlace,
  fitsCommitment,
  newConversationKey,
  openEpochKey,
  sealEpochKey,
} from './epoch-key.ts'
import { newSealingPair } from './hpke.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const conversation = toB64(random(16)) as ConversationId
const pair = await newSealingPair()
const secret = { ckBytes: newConversationKey(), visitorKeyBytes: random(1216) }
const place = (kind: 'visitor' | 'staff' | 'team'): EpochKeyPlace => ({
  conversation,
  n: 1,
  member: { id: toB64(random(16)) as MemberId, kind },
})

test('a visitor gets the key; staff and team get her public key with it', async () => {
  for (const kind of ['visitor', 'staff', 'team'] as const) {
    const where = place(kind)
    const sealed = await sealEpochKey(where, pair.publicKeyBytes, secret)
    expect(sealed.length).toBe(sealedKeyBytes[kind])
    const visitorKeyBytes = kind === 'visitor' ? null : secret.visitorKeyBytes
    const opened = await openEpochKey(where, pair.seedBytes, sealed)
    expect(opened).toEqual({ ckBytes: secret.ckBytes, visitorKeyBytes })
  }
  expect(sealedKeyBytes).toEqual({ visitor: 1168, staff: 2384, team: 2384 })
})

test('it opens for no other conversation, epoch, member, kind or key', async () => {
  const where = place('staff')
  const sealed = await sealEpochKey(where, pair.publicKeyBytes, secret)
  const { member } = where
  for (const other of [
    { ...where, conversation: toB64(random(16)) as ConversationId },
    { ...where, n: 2 },
    { ...where, member: { ...member, id: toB64(random(16)) as MemberId } },
    { ...where, member: { ...member, kind: 'visitor' as const } },
  ]) {
    expect(await openEpochKey(other, pair.seedBytes, sealed)).toBe(null)
  }
  expect(await openEpochKey(where, (await newSealingPair()).seedBytes, sealed)).toBe(null)
  const changed = sealed.with(1500, (sealed[1500] as number) ^ 1)
  expect(await openEpochKey(where, pair.seedBytes, changed)).toBe(null)
})

test('a commitment is HMAC-SHA256(CK, conversation ‖ u32 n)', async () => {
  const data = Buffer.concat([idBytes(conversation), uint(4, 7)])
  const hmac = createHmac('sha256', secret.ckBytes).update(data).digest('base64url')
  expect(await commit(conversation, 7, secret.ckBytes)).toEqual([7, hmac])
})

test('another key, epoch or conversation does not fit the commitment', async () => {
  const commitments = [await commit(conversation, 1, secret.ckBytes)]
  const record = { conversation, commitments }
  expect(await fitsCommitment(record, 1, secret.ckBytes)).toBe(true)
  expect(await fitsCommitment(record, 0, secret.ckBytes)).toBe(false)
  expect(await fitsCommitment(record, 1, newConversationKey())).toBe(false)
  const elsewhere = { conversation: toB64(random(16)) as ConversationId, commitments }
  expect(await fitsCommitment(elsewhere, 1, secret.ckBytes)).toBe(false)
})
