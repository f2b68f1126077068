import { toB64 } from '../../chain/base64url.ts'
import type { Bytes } from '../../chain/notation.ts'
import { signedPaperJson } from '../../chain/signed-paper.ts'
import type { Account } from './rows.ts'

/** What her browser needs to unlock her keys; without her passkey or link nothing of it opens. */
export function welcomeOf({ id, pseudonym, role, paper }: Account, wrapped: Bytes) {
  return {
    account: id,
    pseudonym,
    role,
    paper: signedPaperJson(paper),
    wrapped: toB64(wrapped),
  }
}
