import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { fromB64 } from '../../chain/base64url.ts'
import { type Bytes, fromUtf8 } from '../../chain/notation.ts'
import { parseToken, type Token } from '../../signing/token.ts'
import type { Assertion, Attestation } from '../exchange.ts'

/** EdDSA, ES256, RS256: what every authenticator in use speaks. Source: IANA COSE algorithms. */
const algorithms = [-8, -7, -257]
export const challengeLifeMs = 5 * 60_000

export type NewPasskey = {
  readonly credentialId: string
  readonly publicKey: Bytes
  readonly counter: number
}

/**
 * This house as WebAuthn's relying party: only passkeys of its own host, made and used on its own origin by a
 * person who proved herself to the device. The only file that knows the library. Source: WebAuthn Level 3 §7.
 */
export function relyingParty(publicOrigin: string) {
  const { origin, hostname } = new URL(publicOrigin)
  const expected = { expectedOrigin: origin, expectedRPID: hostname, requireUserVerification: true }
  return {
    creationOptions: (
      challenge: Token,
      account: { readonly idBytes: Bytes; readonly pseudonym: string },
    ) =>
      generateRegistrationOptions({
        rpName: 'Keerpunt',
        rpID: hostname,
        userID: account.idBytes,
        userName: account.pseudonym,
        userDisplayName: account.pseudonym,
        challenge: octets(challenge),
        timeout: challengeLifeMs,
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
      }),

    requestOptions: (challenge: Token) =>
      generateAuthenticationOptions({
        rpID: hostname,
        challenge: octets(challenge),
        timeout: challengeLifeMs,
        userVerification: 'required',
      }),

    /** The passkey that was made for this challenge; null when anything about it is not as asked. */
    async verifyCreation(response: Attestation, challenge: Token): Promise<NewPasskey | null> {
      const verdict = await orNull(() =>
        verifyRegistrationResponse({
          response: { ...response, clientExtensionResults: {} },
          expectedChallenge: challenge,
          supportedAlgorithmIDs: algorithms,
          ...expected,
        }),
      )
      if (!verdict?.verified) return null
      const { id, publicKey, counter } = verdict.registrationInfo.credential
      // The id beside the attestation is the sender's word; the attested one is the authenticator's.
      return id === response.id
        ? { credentialId: id, publicKey: new Uint8Array(publicKey), counter }
        : null
    },

    /** The passkey's new counter; null when it did not sign this challenge, here, now. */
    async verifyUse(
      response: Assertion,
      challenge: Token,
      passkey: NewPasskey,
    ): Promise<{ readonly counter: number } | null> {
      if (response.id !== passkey.credentialId) return null
      const { userHandle, ...rest } = response.response
      const verdict = await orNull(() =>
        verifyAuthenticationResponse({
          response: {
            ...response,
            response: userHandle === null ? rest : { ...rest, userHandle },
            clientExtensionResults: {},
          },
          expectedChallenge: challenge,
          credential: {
            id: passkey.credentialId,
            publicKey: passkey.publicKey,
            counter: passkey.counter,
          },
          ...expected,
        }),
      )
      return verdict?.verified ? { counter: verdict.authenticationInfo.newCounter } : null
    },
  }
}
export type RelyingParty = ReturnType<typeof relyingParty>

/** The challenge a response says it answers: 32 bytes, not yet believed. */
export function challengeIn(response: Attestation | Assertion): Token | null {
  const text = fromUtf8(fromB64(response.response.clientDataJSON) ?? new Uint8Array())
  try {
    const { challenge } = JSON.parse(text ?? '') as { challenge?: unknown }
    return parseToken(challenge)
  } catch {
    return null
  }
}

const octets = (challenge: Token) => fromB64(challenge) as Bytes

/** The library throws for every mismatch; to us they are one answer. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch {
    return null
  }
}
