import { toB64 } from './base64url.ts'
import { type PaperHash, readPaperHash } from './member.ts'
import { type Bytes, utf8 } from './notation.ts'
import {
  malformed,
  readBytes,
  readCount,
  readFields,
  readFlag,
  reading,
  readJson,
  readList,
  readOneOf,
  readText,
} from './reading.ts'

export const roles = [
  'counsellor',
  'supervisor',
  'admin',
  'editor',
  'analyst',
  'outreach_worker',
  'experience_expert',
] as const
export type Role = (typeof roles)[number]

/** Only these roles may ever stand in a conversation or sign for its members. Source: docs/protocol.md §4. */
export const readsAlong = ({ role }: { readonly role: Role }) =>
  role === 'counsellor' || role === 'supervisor'

type Window = { readonly notBefore: number; readonly notAfter: number; readonly demo: boolean }

export type AdminPaper = Window & {
  readonly kind: 'admin'
  readonly name: string
  readonly signingKey: Bytes
  readonly salt: Bytes
}
export type StaffPaper = Window & {
  readonly kind: 'staff'
  readonly pseudonym: string
  readonly role: Role
  readonly sealingKey: Bytes
  readonly signingKey: Bytes
  readonly salt: Bytes
}
export type ReceptionPaper = Window & {
  readonly kind: 'reception'
  readonly sealingKey: Bytes
  readonly staff: readonly PaperHash[]
}
export type RevocationPaper = {
  readonly kind: 'revocation'
  readonly revoked: readonly PaperHash[]
  readonly issued: number
  readonly demo: boolean
}
export type Paper = AdminPaper | StaffPaper | ReceptionPaper | RevocationPaper

/** The exact bytes that get signed: made once by the signer, never made again. Source: docs/protocol.md §2. */
export function paperBytes(paper: Paper): Bytes {
  return utf8(
    JSON.stringify(paper, (_, value) => (value instanceof Uint8Array ? toB64(value) : value)),
  )
}

/** Reads the bytes that were signed; null when they are not one of the four papers, field for field. */
export function parsePaper(bytes: Uint8Array): Paper | null {
  return reading(() => readPaper(readJson(bytes)))
}

function readPaper(json: unknown): Paper {
  switch ((json as { kind?: unknown } | null)?.kind) {
    case 'admin':
      return readAdmin(json)
    case 'staff':
      return readStaff(json)
    case 'reception':
      return readReception(json)
    case 'revocation':
      return readRevocation(json)
    default:
      return malformed()
  }
}

function readAdmin(json: unknown): AdminPaper {
  const names = ['kind', 'name', 'signingKey', 'notBefore', 'notAfter', 'demo', 'salt'] as const
  const { name, signingKey, salt, ...rest } = readFields(json, ...names)
  return {
    kind: 'admin',
    name: readName(name),
    signingKey: readBytes(signingKey, 32),
    ...readWindow(rest),
    salt: readBytes(salt, 16),
  }
}

function readStaff(json: unknown): StaffPaper {
  const fields = readFields(
    json,
    ...(['kind', 'pseudonym', 'role', 'sealingKey', 'signingKey'] as const),
    ...(['notBefore', 'notAfter', 'demo', 'salt'] as const),
  )
  return {
    kind: 'staff',
    pseudonym: readName(fields.pseudonym),
    role: readOneOf(fields.role, roles),
    sealingKey: readBytes(fields.sealingKey, 1216),
    signingKey: readBytes(fields.signingKey, 32),
    ...readWindow(fields),
    salt: readBytes(fields.salt, 16),
  }
}

function readReception(json: unknown): ReceptionPaper {
  const names = ['kind', 'sealingKey', 'notBefore', 'notAfter', 'staff', 'demo'] as const
  const { sealingKey, staff, ...rest } = readFields(json, ...names)
  return {
    kind: 'reception',
    sealingKey: readBytes(sealingKey, 1216),
    ...readWindow(rest),
    staff: readList(staff, 10_000, readPaperHash),
  }
}

function readRevocation(json: unknown): RevocationPaper {
  const { revoked, issued, demo } = readFields(json, 'kind', 'revoked', 'issued', 'demo')
  return {
    kind: 'revocation',
    revoked: readList(revoked, 10_000, readPaperHash),
    issued: readCount(issued),
    demo: readFlag(demo),
  }
}

/** A name stands in the middle of our sentences: nothing in it may break or turn the line. Source: UAX #9 §2. */
function readName(value: unknown): string {
  const name = readText(value, 100)
  const turns = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
  return turns.test(name) ? malformed() : name
}

function readWindow(fields: { notBefore: unknown; notAfter: unknown; demo: unknown }): Window {
  return {
    notBefore: readCount(fields.notBefore),
    notAfter: readCount(fields.notAfter),
    demo: readFlag(fields.demo),
  }
}
