import { toB64 } from '../../chain/base64url.ts'
import { utf8 } from '../../chain/notation.ts'
import { hmac } from '../../sealing/hmac.ts'

/** Says whether two things are the same, to nobody but this page: the key is random, in its memory only. */
export type PageHash = (what: string) => Promise<string>

/** Source: RFC 2104; half of HMAC-SHA256. */
export function newPageHash(): PageHash {
  const keyBytes = crypto.getRandomValues(new Uint8Array(32))
  return async (what) => toB64((await hmac(keyBytes, utf8(what))).slice(0, 16))
}
