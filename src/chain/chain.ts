import { readFields, reading, readList } from './reading.ts'
import { readSignedPaper, type SignedPaper, signedPaperJson } from './signed-paper.ts'

/** The papers a client gets, unverified. Source: docs/protocol.md §2. */
export type Chain = {
  readonly admins: readonly SignedPaper[]
  readonly staff: readonly SignedPaper[]
  readonly reception: SignedPaper | null
  readonly revocations: readonly SignedPaper[]
}

export function parseChain(json: unknown): Chain | null {
  return reading(() => readChain(json))
}

/** For parsers of larger shapes; throws where `parseChain` gives null. */
export function readChain(json: unknown): Chain {
  const fields = readFields(json, 'admins', 'staff', 'reception', 'revocations')
  return {
    admins: readList(fields.admins, 10_000, readSignedPaper),
    staff: readList(fields.staff, 10_000, readSignedPaper),
    reception: fields.reception === null ? null : readSignedPaper(fields.reception),
    revocations: readList(fields.revocations, 10_000, readSignedPaper),
  }
}

export function chainJson(chain: Chain) {
  return {
    admins: chain.admins.map(signedPaperJson),
    staff: chain.staff.map(signedPaperJson),
    reception: chain.reception && signedPaperJson(chain.reception),
    revocations: chain.revocations.map(signedPaperJson),
  }
}
