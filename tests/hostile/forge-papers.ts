import { memberIdOfPaper, type PaperHash, paperHashOf } from '../../src/chain/member.ts'
import type { Bytes } from '../../src/chain/notation.ts'
import {
  type AdminPaper,
  type Paper,
  paperBytes,
  type ReceptionPaper,
  type StaffPaper,
} from '../../src/chain/paper.ts'
import { newSigningSeed, signingKeyOf } from '../../src/chain/signature.ts'
import {
  parseSignedPaper,
  type SignedPaper,
  type SignedPaperJson,
  signedPaperJson,
  signPaper,
  unsigned,
} from '../../src/chain/signed-paper.ts'
import { newSealingPair } from '../../src/sealing/hpke.ts'

export const dayMs = 24 * 3_600_000

/** Who can sign: the hash of her own paper, or root. */
export type Pen = { readonly hash: PaperHash | 'root'; readonly seedBytes: Bytes }

/** Valid from an hour ago, for so many days. */
export function window(days: number, fromDays = 0) {
  const notBefore = Date.now() - 3_600_000 + fromDays * dayMs
  return { notBefore, notAfter: notBefore + days * dayMs, demo: true }
}

/** Signs whatever it is asked to; every rule of the protocol can be broken with it. */
export async function signed(paper: Paper, ...pens: readonly Pen[]): Promise<SignedPaper> {
  let result = unsigned(paperBytes(paper))
  for (const { hash, seedBytes } of pens) result = await signPaper(result, hash, seedBytes)
  return result
}

export async function admin(root: Bytes, change: Partial<AdminPaper> = {}) {
  const seedBytes = newSigningSeed()
  const signingKey = await signingKeyOf(seedBytes)
  const name = `Beheer ${crypto.randomUUID()}`
  const paper = await signed(
    { kind: 'admin', name, signingKey, ...window(700), salt: random(16), ...change },
    { hash: 'root', seedBytes: root },
  )
  return { seedBytes, hash: await paperHashOf(paper.bytes), json: signedPaperJson(paper), paper }
}

/** A member of staff with keys of her own. */
export async function staff(pens: readonly Pen[], change: Partial<StaffPaper> = {}) {
  const [seedBytes, pair] = [newSigningSeed(), await newSealingPair()]
  const paper = await signed(
    {
      kind: 'staff',
      pseudonym: 'Rens',
      role: 'counsellor',
      sealingKey: pair.publicKeyBytes,
      signingKey: await signingKeyOf(seedBytes),
      ...window(300),
      salt: random(16),
      ...change,
    },
    ...pens,
  )
  const hash = await paperHashOf(paper.bytes)
  const json = signedPaperJson(paper)
  return { seedBytes, pair, hash, json, paper, member: memberIdOfPaper(hash) }
}
export type Forged = Awaited<ReturnType<typeof staff>>

export async function reception(
  pen: Pen,
  listed: readonly PaperHash[],
  change: Partial<ReceptionPaper> = {},
) {
  const { publicKeyBytes: sealingKey } = await newSealingPair()
  const paper = await signed(
    { kind: 'reception', sealingKey, staff: listed, ...window(14), ...change },
    pen,
  )
  return signedPaperJson(paper)
}

export async function revocation(root: Bytes, ...revoked: readonly PaperHash[]) {
  const paper = { kind: 'revocation', revoked, issued: Date.now(), demo: true } as const
  return signedPaperJson(await signed(paper, { hash: 'root', seedBytes: root }))
}

export const json = signedPaperJson

export const bytesOf = (paper: SignedPaperJson): Bytes =>
  parseSignedPaper(paper)?.bytes ?? new Uint8Array()
export const hashOf = (paper: SignedPaperJson): Promise<PaperHash> => paperHashOf(bytesOf(paper))

/** The same signatures over other bytes. */
export function under(paper: SignedPaperJson, bytes: Bytes): SignedPaperJson {
  const { signatures } = paper
  return { ...signedPaperJson(unsigned(bytes)), signatures }
}

export const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))

/** The same with one bit another. */
export function bent(b64: string): string {
  const bytes = Buffer.from(b64, 'base64url')
  const at = bytes.length - 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64url')
}
