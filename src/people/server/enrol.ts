import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { fromB64 } from '../../chain/base64url.ts'
import type { Bytes } from '../../chain/notation.ts'
import { type Answer, type Call, json, refused } from '../../doors/route.ts'
import { hashToken, type Token } from '../../signing/token.ts'
import { enrolBegin, enrolFinish } from '../exchange.ts'
import { newChallenge } from './challenge.ts'
import type { DeskHouse } from './desk-house.ts'
import { challengeIn } from './relying-party.ts'
import type { Invite } from './rows.ts'
import {
  burnInvite,
  insertPasskey,
  readInvite,
  readPasskey,
  takeChallenge,
} from './sign-in-store.ts'
import { welcomeOf } from './welcome.ts'

/** What a one-time link opens: her own paper, her wrapped secret, and two ceremonies for one passkey. */
export async function beginEnrolment(house: DeskHouse, call: Call): Promise<Answer> {
  const body = enrolBegin.safeParse(call.body)
  if (!body.success) return refused('malformed')
  const tokenHash = hashToken(body.data.token as Token)
  const invite = judgeInvite(await readInvite(house.db, tokenHash), house.clock())
  if (invite.kind === 'refused') return invite
  const { account, wrapped } = invite
  const create = await newChallenge(house, 'enrol-create', tokenHash)
  const prove = await newChallenge(house, 'enrol-prove', tokenHash)
  const idBytes = fromB64(account.id) as Bytes
  return json({
    ...welcomeOf(account, wrapped),
    creation: await house.party.creationOptions(create, { ...account, idBytes }),
    proof: await house.party.requestOptions(prove),
  })
}

/**
 * Takes the new passkey and the proof that it works, burns the link, opens the first session.
 * Both challenges are used up whatever the outcome.
 */
export async function finishEnrolment(house: DeskHouse, call: Call): Promise<Answer> {
  const body = enrolFinish.safeParse(call.body)
  if (!body.success) return refused('malformed')
  const { token, attestation, assertion, wrapped } = body.data
  const nowMs = house.clock()
  const tokenHash = hashToken(token as Token)
  const invite = judgeInvite(await readInvite(house.db, tokenHash), nowMs)
  if (invite.kind === 'refused') return invite
  const create = challengeIn(attestation)
  const prove = challengeIn(assertion)
  if (!create || !prove) return refused('malformed')
  const asked =
    (await takeChallenge(house.db, hashToken(create), 'enrol-create', tokenHash, nowMs)) &&
    (await takeChallenge(house.db, hashToken(prove), 'enrol-prove', tokenHash, nowMs))
  if (!asked) return refused('expired')
  const passkey = await house.party.verifyCreation(attestation, create)
  const used = passkey && (await house.party.verifyUse(assertion, prove, passkey))
  if (!used) return refused('not-allowed')

  const { account } = invite
  return house.db.transaction(async (tx): Promise<Answer> => {
    if (await readPasskey(tx, passkey.credentialId)) return refused('exists')
    if (!(await burnInvite(tx, tokenHash, nowMs))) return refused('taken')
    const day = dayOf(nowMs)
    const { transports } = attestation.response
    const fresh = { ...passkey, counter: used.counter, transports, wrapped, day }
    await insertPasskey(tx, { ...fresh, account: account.id })
    const cookie = await house.sessions.open(tx, account, nowMs)
    await record(tx, { act: 'people-enrolled', actor: account.hash, subject: null, day })
    return { kind: 'json', body: welcomeOf(account, wrapped), cookie }
  })
}

type OpenInvite = { kind: 'open'; account: Invite['account']; wrapped: Bytes }

function judgeInvite(
  invite: Invite | null,
  nowMs: number,
): OpenInvite | Extract<Answer, { kind: 'refused' }> {
  const no = (word: 'unknown' | 'taken' | 'expired' | 'not-allowed') =>
    ({ kind: 'refused', word }) as const
  if (!invite) return no('unknown')
  if (invite.wrapped === null) return no('taken')
  if (invite.expires <= nowMs) return no('expired')
  if (invite.account.revoked || invite.account.notAfter <= nowMs) return no('not-allowed')
  return { kind: 'open', account: invite.account, wrapped: invite.wrapped }
}
