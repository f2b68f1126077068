import { toB64 } from './base64url.ts'
import { type PaperHash, readPaperHash } from './member.ts'
import { type Bytes, fromUtf8, utf8 } from './notation.ts'
import { readBytes, readFields, reading, readList, readText } from './reading.ts'
import { type Label, sign } from './signature.ts'

/**
 * `by` is the hash of the signer's own paper; root has none, and neither has a visitor, whose 32 bytes (`sealing` makes
 * and checks them) prove only that she knew the last key.
 */
export type PaperSignature = {
  readonly by: PaperHash | 'root' | 'visitor'
  readonly sigBytes: Bytes // 64, of a visitor 32
}

/** The bytes as they were signed, and by whom. Nobody has checked anything yet. */
export type SignedPaper = { readonly bytes: Bytes; readonly signatures: readonly PaperSignature[] }

/** Longest paper in UTF-16 units: a reception paper that lists ten thousand colleagues. */
const mostText = 500_000

/** How a signed paper travels: as the text it is, which packs smaller than base64. Source: docs/protocol.md §2. */
export type SignedPaperJson = {
  readonly text: string
  readonly signatures: readonly { readonly by: string; readonly sig: string }[]
}

export function signedPaperJson(paper: SignedPaper): SignedPaperJson {
  return {
    // Bytes that are no text were never a paper: nobody's signature holds over what is left.
    text: fromUtf8(paper.bytes) ?? '',
    signatures: paper.signatures.map(({ by, sigBytes }) => ({ by, sig: toB64(sigBytes) })),
  }
}

export function parseSignedPaper(json: unknown): SignedPaper | null {
  return reading(() => readSignedPaper(json))
}

/** For parsers of larger shapes; throws where `parseSignedPaper` gives null. */
export function readSignedPaper(json: unknown): SignedPaper {
  const { text, signatures } = readFields(json, 'text', 'signatures')
  return {
    bytes: utf8(readText(text, mostText)),
    signatures: readList(signatures, 4, readSignature),
  }
}

function readSignature(json: unknown): PaperSignature {
  const { by, sig } = readFields(json, 'by', 'sig')
  if (by === 'visitor') return { by, sigBytes: readBytes(sig, 32) }
  return { by: by === 'root' ? by : readPaperHash(by), sigBytes: readBytes(sig, 64) }
}

/** Adds one signature under `label`; the bytes stay as they are. Throws as `sign` does. */
export async function signPaper(
  paper: SignedPaper,
  by: PaperHash | 'root',
  seedBytes: Bytes,
  label: Label = 'keerpunt/1 paper',
): Promise<SignedPaper> {
  const sigBytes = await sign(seedBytes, label, paper.bytes)
  return { bytes: paper.bytes, signatures: [...paper.signatures, { by, sigBytes }] }
}

/** A paper before its first signature. */
export function unsigned(bytes: Bytes): SignedPaper {
  return { bytes, signatures: [] }
}
