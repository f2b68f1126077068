import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import type { ConversationId, KeyHash, MemberId, RecordHash } from '../chain/member.ts'
import { openVault, sealVault, type Vault } from './code-vault.ts'
import vectors from './vectors/return-code.json' with { type: 'json' }

const fill = (octet: number, size: number) => new Uint8Array(size).fill(octet)
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const vault: Vault = {
  conversation: toB64(fill(1, 16)) as ConversationId,
  seedBytes: fill(2, 32),
  ck0Bytes: fill(3, 32),
  envelopeHash: toB64(fill(4, 32)) as RecordHash,
  reception: { id: toB64(fill(5, 16)) as MemberId, keyHash: toB64(fill(6, 32)) as KeyHash },
}
const openingBytes = crypto.getRandomValues(new Uint8Array(32))

test('a vault that other code sealed opens to what it put in', async () => {
  for (const { opening, vault: sealed } of vectors.cases)
    expect(await openVault(bytes(opening), bytes(sealed))).toEqual(vault)
})

test('what was sealed comes back, in 188 bytes, never twice the same', async () => {
  const sealed = await sealVault(openingBytes, vault)
  expect(sealed).toHaveLength(188)
  expect(await openVault(openingBytes, sealed)).toEqual(vault)
  expect(await sealVault(openingBytes, vault)).not.toEqual(sealed)
})

test('another key, a changed byte or another length opens nothing', async () => {
  const sealed = await sealVault(openingBytes, vault)
  expect(await openVault(fill(0, 32), sealed)).toBe(null)
  for (let at = 0; at < sealed.length; at += 7) {
    const changed = sealed.with(at, (sealed[at] as number) ^ 1)
    expect(await openVault(openingBytes, changed)).toBe(null)
  }
  expect(await openVault(openingBytes, sealed.slice(1))).toBe(null)
  expect(await openVault(openingBytes, new Uint8Array())).toBe(null)
})
