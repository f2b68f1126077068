import { toB64 } from '../../chain/base64url.ts'
import { type Bytes, utf8 } from '../../chain/notation.ts'
import type { Assertion, Attestation, CreationOptions, RequestOptions } from '../exchange.ts'
import type { Browser } from './browser.ts'

/**
 * What the passkey's pseudo-random function is asked, for everybody the same: the passkey itself makes the answer
 * hers. Fixed here, so that no server can ask for another one. Source: WebAuthn Level 3 §10.1.4.
 */
const prf = { eval: { first: utf8('keerpunt/1 staff') } }

export type NoPasskey =
  | { readonly kind: 'cancelled' } // she closed the window, or waited too long
  | { readonly kind: 'no-prf' } // this authenticator can not keep a key for us
  | { readonly kind: 'no-passkey' } // the browser or authenticator refuses

/** Makes a passkey on this device. Whether it can unlock keys is only known once `usePasskey` did. */
export async function createPasskey(
  { credentials }: Browser,
  options: CreationOptions,
): Promise<{ readonly kind: 'made'; readonly attestation: Attestation } | NoPasskey> {
  return orNoPasskey(async () => {
    const publicKey = { ...options, extensions: { prf } }
    const made = (await credentials.create({ publicKey })) as PublicKeyCredential | null
    if (!made) return { kind: 'cancelled' }
    if (made.getClientExtensionResults().prf?.enabled === false) return { kind: 'no-prf' }
    const response = made.response as AuthenticatorAttestationResponse
    const attestation: Attestation = {
      ...idOf(made),
      response: {
        clientDataJSON: b64(response.clientDataJSON),
        attestationObject: b64(response.attestationObject),
        transports: response.getTransports?.() ?? [],
      },
    }
    return { kind: 'made', attestation }
  })
}

/**
 * Uses a passkey and gets her 32 secret bytes from it. credentialId: the only one that will do; null: any.
 * The assertion is written out here and not by `toJSON`, which would send the secret to the server.
 */
export async function usePasskey(
  { credentials }: Browser,
  options: RequestOptions,
  credentialId: Bytes | null,
): Promise<
  { readonly kind: 'used'; readonly assertion: Assertion; readonly prfBytes: Bytes } | NoPasskey
> {
  return orNoPasskey(async () => {
    const allowCredentials = credentialId
      ? [{ type: 'public-key' as const, id: credentialId }]
      : undefined
    const publicKey = { ...options, allowCredentials, extensions: { prf } }
    const used = (await credentials.get({ publicKey })) as PublicKeyCredential | null
    if (!used) return { kind: 'cancelled' }
    const secret = used.getClientExtensionResults().prf?.results?.first
    if (!secret) return { kind: 'no-prf' }
    const response = used.response as AuthenticatorAssertionResponse
    const assertion: Assertion = {
      ...idOf(used),
      response: {
        clientDataJSON: b64(response.clientDataJSON),
        authenticatorData: b64(response.authenticatorData),
        signature: b64(response.signature),
        userHandle: response.userHandle && b64(response.userHandle),
      },
    }
    return { kind: 'used', assertion, prfBytes: octets(secret) }
  })
}

async function orNoPasskey<T>(work: () => Promise<T>): Promise<T | NoPasskey> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    const cancelled = error.name === 'NotAllowedError' || error.name === 'AbortError'
    return { kind: cancelled ? 'cancelled' : 'no-passkey' }
  }
}

const idOf = ({ rawId }: PublicKeyCredential) =>
  ({ id: b64(rawId), rawId: b64(rawId), type: 'public-key' }) as const
const b64 = (buffer: ArrayBuffer) => toB64(new Uint8Array(buffer))

function octets(source: BufferSource): Bytes {
  return ArrayBuffer.isView(source)
    ? Uint8Array.from(new Uint8Array(source.buffer, source.byteOffset, source.byteLength))
    : new Uint8Array(source)
}
