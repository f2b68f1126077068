import * as z from 'zod/mini'
import { parseChain } from '../chain/chain.ts'
import { parseMemberId, parsePaperHash } from '../chain/member.ts'
import { readB64, reading } from '../chain/reading.ts'
import { parseSignedPaper } from '../chain/signed-paper.ts'
import { staffRoles } from './permissions.ts'
import { bytes, parsedBy } from './shapes.ts'

/** What crosses `/api/v1/people/…`, read by both sides. Byte strings are base64url without padding. */

const b64 = (most: number) =>
  z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^[\w-]+$/))
const paper = parsedBy(parseSignedPaper)
const paperHash = parsedBy(parsePaperHash)
const role = z.enum(staffRoles)

/** A wrapped staff secret: nonce (12) ‖ ciphertext (48). */
const wrapped = bytes(60)
const token = parsedBy((value) => reading(() => readB64(value, 32)))

/** A new passkey, as the browser reports it; the PRF's output is not in it and never leaves the browser. */
export const attestation = z.object({
  id: b64(1400),
  rawId: b64(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: b64(4000),
    attestationObject: b64(12_000),
    transports: z.array(z.string().check(z.maxLength(20))).check(z.maxLength(8)),
  }),
})
export type Attestation = z.infer<typeof attestation>

/** A passkey in use. */
export const assertion = z.object({
  id: b64(1400),
  rawId: b64(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: b64(4000),
    authenticatorData: b64(4000),
    signature: b64(8000),
    userHandle: z.nullable(b64(100)),
  }),
})
export type Assertion = z.infer<typeof assertion>

const verification = z.enum(['required', 'preferred', 'discouraged'])
const requestOptions = z.object({
  challenge: bytes(32),
  rpId: z.string(),
  timeout: z.number(),
  userVerification: verification,
})
const creationOptions = z.object({
  challenge: bytes(32),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: bytes(16), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
  timeout: z.number(),
  attestation: z.literal('none'),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
})
export type CreationOptions = z.infer<typeof creationOptions>
export type RequestOptions = z.infer<typeof requestOptions>

export const enrolBegin = z.object({ token })
export const enrolOffer = z.object({
  account: b64(22),
  pseudonym: z.string(),
  role,
  paper,
  wrapped,
  creation: creationOptions,
  proof: requestOptions,
})
export type EnrolOffer = z.infer<typeof enrolOffer>

export const enrolFinish = z.object({ token, attestation, assertion, wrapped })

export const signInOffer = requestOptions
export const signInFinish = z.object({ assertion })

/** Who came in, with her secret wrapped under her passkey. */
export const welcome = z.object({ account: b64(22), pseudonym: z.string(), role, paper, wrapped })
export type Welcome = z.infer<typeof welcome>

export const me = z.object({
  account: b64(22),
  pseudonym: z.string(),
  role,
  paper: paperHash,
  member: parsedBy(parseMemberId),
})

/** What a supervisor's client needs to renew the reception paper. `time` is the server's. */
export const receptionDesk = z.object({
  time: z.number(),
  demo: z.boolean(),
  chain: parsedBy(parseChain),
})
export const newReception = z.object({
  paper,
  keys: z.array(z.object({ staff: paperHash, sealed: bytes(1168) })).check(z.maxLength(10_000)),
})
