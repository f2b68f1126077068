import { hashToken, newToken, type Token } from '../../signing/token.ts'
import type { DeskHouse } from './desk-house.ts'
import { challengeLifeMs } from './relying-party.ts'
import type { ChallengePurpose } from './rows.ts'
import { insertChallenge } from './sign-in-store.ts'

/** 32 random bytes that one passkey may sign once, within five minutes; the server keeps their hash. */
export async function newChallenge(
  { db, clock }: DeskHouse,
  purpose: ChallengePurpose,
  invite: Uint8Array | null,
): Promise<Token> {
  const challenge = newToken()
  const nowMs = clock()
  await insertChallenge(db, {
    hash: hashToken(challenge),
    purpose,
    invite,
    nowMs,
    expiresMs: nowMs + challengeLifeMs,
  })
  return challenge
}
