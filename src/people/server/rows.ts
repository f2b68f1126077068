import { z } from 'zod'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import type { MemberId, PaperHash } from '../../chain/member.ts'
import { type Bytes, fromUtf8 } from '../../chain/notation.ts'
import { parseSignedPaper, type SignedPaper, signedPaperJson } from '../../chain/signed-paper.ts'
import type { Row } from '../../database/server/database.ts'
import { staffRoles } from '../permissions.ts'

/** An account's id: 16 bytes as base64url. */
export type AccountId = string & { readonly id: 'account' }

export type Root = { readonly rootKeyBytes: Bytes; readonly demo: boolean }

export type Account = {
  readonly id: AccountId
  readonly role: (typeof staffRoles)[number]
  readonly pseudonym: string
  readonly paper: SignedPaper
  readonly hash: PaperHash
  readonly member: MemberId
  readonly notAfter: number
  readonly revoked: boolean
}
export type Reception = {
  readonly hash: PaperHash
  readonly paper: SignedPaper
  readonly notBefore: number
  readonly notAfter: number
}
export type Passkey = {
  readonly account: Account
  readonly credentialId: string
  readonly publicKey: Bytes
  readonly counter: number
  readonly transports: readonly string[]
  readonly wrapped: Bytes
}
export type Invite = {
  readonly account: Account
  readonly wrapped: Bytes | null
  readonly expires: number
}
export type ChallengePurpose = 'enrol-create' | 'enrol-prove' | 'sign-in'

/** What `accountOf` reads, of `people.account a`. */
export const accountColumns = `a.id, a.role, a.pseudonym, a.paper, a.signatures, a.paper_hash, a.member, a.not_after,
  a.revoked_day is not null as revoked`

/** The bytes of text that a parser has already accepted. */
export const octets = (b64: string) => Buffer.from(fromB64(b64) as Bytes)
export const signaturesOf = (paper: SignedPaper) =>
  JSON.stringify(signedPaperJson(paper).signatures)

export const bytes = z.instanceof(Uint8Array).transform((value): Bytes => new Uint8Array(value))
export const id = <T extends string>() => bytes.transform((value) => toB64(value) as T)
export const moment = z.date().transform((date) => date.getTime())

export const rootRow = z
  .object({ root_key: bytes, demo: z.boolean() })
  .transform(({ root_key, demo }): Root => ({ rootKeyBytes: root_key, demo }))
const signed = (paper: Bytes, signatures: unknown): SignedPaper => {
  const parsed = parseSignedPaper({ text: fromUtf8(paper), signatures })
  if (!parsed) throw new SyntaxError('people holds a paper it can not read')
  return parsed
}
const paperRow = z
  .object({ bytes, signatures: z.unknown() })
  .transform((row) => signed(row.bytes, row.signatures))
export const paperOf = (row: Row) => paperRow.parse(row)
const accountRow = z
  .object({
    id: id<AccountId>(),
    role: z.enum(staffRoles),
    pseudonym: z.string(),
    paper: bytes,
    signatures: z.unknown(),
    paper_hash: id<PaperHash>(),
    member: id<MemberId>(),
    not_after: moment,
    revoked: z.boolean(),
  })
  .transform(
    ({ paper, signatures, paper_hash, not_after, ...rest }): Account => ({
      ...rest,
      paper: signed(paper, signatures),
      hash: paper_hash,
      notAfter: not_after,
    }),
  )
export const accountOf = (row: Row) => accountRow.parse(row)
const receptionRow = z
  .object({
    hash: id<PaperHash>(),
    bytes,
    signatures: z.unknown(),
    not_before: moment,
    not_after: moment,
  })
  .transform(
    (row): Reception => ({
      hash: row.hash,
      paper: signed(row.bytes, row.signatures),
      notBefore: row.not_before,
      notAfter: row.not_after,
    }),
  )
export const receptionOf = (row: Row) => receptionRow.parse(row)
export const receptionKeyRow = z.object({ reception: id<PaperHash>(), sealed: bytes })
export const inviteRow = z.object({ wrapped: bytes.nullable(), expires: moment })
export const passkeyRow = z
  .object({
    credential_id: id<string>(),
    public_key: bytes,
    counter: z.number(),
    transports: z.array(z.string()),
    wrapped: bytes,
  })
  .transform(({ credential_id, public_key, ...rest }) => ({
    credentialId: credential_id,
    publicKey: public_key,
    ...rest,
  }))
export const sessionRow = z
  .object({ token_hash: bytes, expires: moment, idle_until: moment })
  .transform(({ token_hash, expires, idle_until }) => ({
    tokenHash: token_hash,
    expires,
    idleUntil: idle_until,
  }))
