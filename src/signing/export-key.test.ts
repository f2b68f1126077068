import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifyRaw } from '../chain/signature.ts'
import { openExportKey } from './export-key.ts'

const folder = await mkdtemp(join(tmpdir(), 'keerpunt-export-'))
afterAll(() => rm(folder, { recursive: true }))
const bytes = new TextEncoder().encode('pagina')

test('what is signed can be checked with the public key, and nothing else passes', async () => {
  const key = await openExportKey(join(folder, 'export.key'))
  const signature = await key.sign(bytes)
  expect(await verifyRaw(key.publicKeyBytes, bytes, signature)).toBe(true)
  expect(await verifyRaw(key.publicKeyBytes, bytes.slice(1), signature)).toBe(false)
  const again = await openExportKey(join(folder, 'export.key'))
  expect(again.publicKeyBytes).toEqual(key.publicKeyBytes)
})
