import type { Bytes } from '../chain/notation.ts'
import { signingKeyOf, signRaw } from '../chain/signature.ts'
import { keyFromFile } from './key-file.ts'

/** Signs what partners take over from us, so that they can tell it is ours and whole. */
export type ExportKey = {
  /** Ed25519, 32 bytes; partners note it once. */
  readonly publicKeyBytes: Bytes
  /** Ed25519 over exactly these bytes, 64 bytes. Source: RFC 8032. */
  sign(bytes: Bytes): Promise<Bytes>
}

/** The key in this file, made at first use. It signs public pages only, never papers or records. */
export async function openExportKey(path: string): Promise<ExportKey> {
  const seedBytes = new Uint8Array(await keyFromFile(path))
  return {
    publicKeyBytes: await signingKeyOf(seedBytes),
    sign: (bytes) => signRaw(seedBytes, bytes),
  }
}
