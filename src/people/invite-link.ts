import { fromB64, toB64 } from '../chain/base64url.ts'
import type { Bytes } from '../chain/notation.ts'

/** The two halves of a one-time link. Both stand in the fragment, which no browser sends; the page sends the token. */
export type InviteLink = { readonly token: string; readonly unlockBytes: Bytes }

/** The link of `/desk#invite=<token>.<unlock>`; null for every other fragment. */
export function parseInviteLink(fragment: string): InviteLink | null {
  const [, token, unlock] = /^#invite=([\w-]{43})\.([\w-]{43})$/.exec(fragment) ?? []
  const unlockBytes = fromB64(unlock ?? '')
  return token && fromB64(token) && unlockBytes?.length === 32 ? { token, unlockBytes } : null
}

export function inviteAddress(origin: string, { token, unlockBytes }: InviteLink): string {
  return `${origin}/desk#invite=${token}.${toB64(unlockBytes)}`
}
