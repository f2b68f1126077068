import { toB64 } from '../chain/base64url.ts'
import { idBytes, type PaperHash } from '../chain/member.ts'
import { type Bytes, concat, fromUtf8, readUint, uint, utf8 } from '../chain/notation.ts'
import { sign, verify } from '../chain/signature.ts'
import { debriefPlaintextBytes } from '../chain/sizes.ts'
import { decrypt, encrypt } from './aes-gcm.ts'
import { open, seal } from './hpke.ts'

/** Which note, by whom. idBytes: 16, random. */
export type DebriefPlace = { readonly idBytes: Bytes; readonly author: PaperHash }
export type DebriefNote = { readonly writtenAtMs: number; readonly text: string }
/** Who may open it, with the X-Wing key of her paper. */
export type DebriefReader = { readonly paper: PaperHash; readonly keyBytes: Bytes }

export type SealedDebrief = {
  /** Always as long: it tells nothing about the text. */
  readonly bodyBytes: Bytes
  readonly keys: readonly { readonly reader: PaperHash; readonly sealedBytes: Bytes }[]
}

/** readers: as she wrote it for, whatever a server says. */
export type OpenedDebrief = DebriefNote & { readonly readers: readonly PaperHash[] }

/** More bytes of UTF-8, or more readers, than one note holds. */
export class DebriefTooLongError extends Error {
  override readonly name = 'DebriefTooLongError'
}

/**
 * Seals a note to its author and her supervisors: AES-256-GCM under a key of its own, which is sealed to each reader
 * with HPKE; signed inside, so that nobody who can not sign as her writes in her name, and with the readers' names, so
 * that no reader hands it on as meant for another. seedBytes: her signing key's. Throws DebriefTooLongError.
 * Sources: RFC 9180 §6.1, NIST SP 800-38D §7.1, RFC 8032 §5.1; docs/protocol.md §1.
 */
export async function sealDebrief(
  place: DebriefPlace,
  note: DebriefNote,
  readers: readonly DebriefReader[],
  seedBytes: Bytes,
): Promise<SealedDebrief> {
  const content = contentOf(
    note,
    readers.map(({ paper }) => paper),
  )
  const room = debriefPlaintextBytes - signatureSize - content.length
  if (room < 0 || readers.length > mostReaders) throw new DebriefTooLongError()
  const signature = await sign(seedBytes, label, concat(placeBytes(place), content))
  const plaintext = concat(signature, content, new Uint8Array(room))
  const keyBytes = crypto.getRandomValues(new Uint8Array(32))
  const nonceBytes = crypto.getRandomValues(new Uint8Array(12))
  const boxBytes = await encrypt(keyBytes, nonceBytes, placeBytes(place), plaintext)
  const keys = await Promise.all(
    readers.map(async ({ paper, keyBytes: to }) => ({
      reader: paper,
      sealedBytes: await seal(to, info, keyPlace(place, paper), keyBytes),
    })),
  )
  return { bodyBytes: concat(nonceBytes, boxBytes), keys }
}

/**
 * Opens what was sealed to this reader. authorKeyBytes: the signing key of the author's paper, verified before.
 * Null when it does not open, was not signed by her, or was not written for this reader.
 * Sources: as `sealDebrief`.
 */
export async function openDebrief(
  place: DebriefPlace,
  sealed: { readonly bodyBytes: Bytes; readonly sealedBytes: Bytes },
  reader: { readonly paper: PaperHash; readonly seedBytes: Bytes },
  authorKeyBytes: Bytes,
): Promise<OpenedDebrief | null> {
  const { bodyBytes, sealedBytes } = sealed
  const keyBytes = await open(reader.seedBytes, info, keyPlace(place, reader.paper), sealedBytes)
  if (keyBytes?.length !== 32) return null
  const [nonce, box] = [bodyBytes.slice(0, 12), bodyBytes.slice(12)]
  const plaintext = await decrypt(keyBytes, nonce, placeBytes(place), box)
  if (plaintext?.length !== debriefPlaintextBytes) return null
  const read = readContent(plaintext)
  if (!read) return null
  const signed = concat(placeBytes(place), read.contentBytes)
  const hers = await verify(authorKeyBytes, label, signed, plaintext.slice(0, signatureSize))
  return hers && read.note.readers.includes(reader.paper) ? read.note : null
}

const label = 'keerpunt/1 debrief'
const info = 'keerpunt/1 debrief key'
const signatureSize = 64
const hashSize = 32
export const mostReaders = 40

const placeBytes = ({ idBytes: id, author }: DebriefPlace) => concat(id, idBytes(author))
const keyPlace = (place: DebriefPlace, reader: PaperHash) =>
  concat(placeBytes(place), idBytes(reader))

/** u64 moment ‖ u16 readers ‖ their papers' hashes ‖ u16 length ‖ text. */
function contentOf({ writtenAtMs, text }: DebriefNote, readers: readonly PaperHash[]): Bytes {
  const textBytes = utf8(text)
  if (textBytes.length > debriefPlaintextBytes) throw new DebriefTooLongError()
  return concat(
    ...[uint(8, writtenAtMs), uint(2, readers.length), ...readers.map(idBytes)],
    ...[uint(2, textBytes.length), textBytes],
  )
}

function readContent(plaintext: Bytes) {
  const count = readUint(plaintext, signatureSize + 8, 2)
  const from = signatureSize + 10
  const textAt = from + count * hashSize + 2
  if (count > mostReaders) return null
  const end = textAt + readUint(plaintext, textAt - 2, 2)
  const text = end <= plaintext.length ? fromUtf8(plaintext.slice(textAt, end)) : null
  if (text === null) return null
  const readers = Array.from({ length: count }, (_, at) => {
    const start = from + at * hashSize
    return toB64(plaintext.slice(start, start + hashSize)) as PaperHash
  })
  const writtenAtMs = readUint(plaintext, signatureSize, 8)
  return { contentBytes: plaintext.slice(signatureSize, end), note: { writtenAtMs, text, readers } }
}
