import { expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import {
  type ConversationId,
  memberIdOf,
  type PaperHash,
  recordHashOf,
} from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { newSigningSeed } from '../../chain/signature.ts'
import { envelopeBytes, publicKeyBytes } from '../../chain/sizes.ts'
import { newConversationKey } from '../../sealing/epoch-key.ts'
import { newSealingPair } from '../../sealing/hpke.ts'
import { claim } from './claim.ts'

const noise = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))

/** A claim of somebody who put this key in her envelope, and how often the house was asked. */
async function claimOf(visitorKeyBytes: Bytes) {
  let asked = 0
  const pair = await newSealingPair()
  const me = {
    memberId: await memberIdOf(pair.publicKeyBytes),
    paperHash: toB64(noise(32)) as PaperHash,
    pair,
    signingSeedBytes: newSigningSeed(),
  }
  const http = async () => {
    asked += 1
    return new Response('{}')
  }
  const conversation = toB64(noise(16)) as ConversationId
  const previous = await recordHashOf(noise(envelopeBytes))
  const keys = new Map([[0, newConversationKey()]])
  const start = { n: 0, previous, keys, precheck: null, campaign: null, parked: null }
  const ticket = { conversation, visitorKeyBytes, ...start }
  return [await claim({ http, me, demo: false }, ticket), asked]
}

test('a key that nobody can seal to is an answer, not a broken desk', async () => {
  const lowOrder = (await newSealingPair()).publicKeyBytes.fill(0, publicKeyBytes - 32)
  const outOfRange = new Uint8Array(publicKeyBytes).fill(255)
  for (const key of [lowOrder, outOfRange])
    expect(await claimOf(key)).toEqual([{ kind: 'failed', word: 'unsealable' }, 0])
})

test('a key that can be sealed to claims', async () => {
  expect(await claimOf((await newSealingPair()).publicKeyBytes)).toEqual([{ kind: 'claimed' }, 1])
})
