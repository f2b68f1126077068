import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { type Answer, type Call, json, refused } from '../../doors/route.ts'
import { hashToken } from '../../signing/token.ts'
import { signInFinish } from '../exchange.ts'
import { newChallenge } from './challenge.ts'
import type { DeskHouse } from './desk-house.ts'
import { challengeIn } from './relying-party.ts'
import { raiseCounter, readPasskey, takeChallenge } from './sign-in-store.ts'
import { welcomeOf } from './welcome.ts'

/** Any passkey of this house may answer: no name is asked, so none can be tried. */
export async function beginSignIn(house: DeskHouse): Promise<Answer> {
  return json(await house.party.requestOptions(await newChallenge(house, 'sign-in', null)))
}

export async function finishSignIn(house: DeskHouse, call: Call): Promise<Answer> {
  const body = signInFinish.safeParse(call.body)
  if (!body.success) return refused('malformed')
  const { assertion } = body.data
  const nowMs = house.clock()
  const challenge = challengeIn(assertion)
  if (!challenge) return refused('malformed')
  if (!(await takeChallenge(house.db, hashToken(challenge), 'sign-in', null, nowMs)))
    return refused('expired')
  const passkey = await readPasskey(house.db, assertion.id)
  if (!passkey) return refused('unknown')
  const { account } = passkey
  if (assertion.response.userHandle !== account.id) return refused('not-allowed')
  const used = await house.party.verifyUse(assertion, challenge, passkey)
  if (!used) return refused('not-allowed')
  if (account.revoked || account.notAfter <= nowMs) return refused('not-allowed')

  return house.db.transaction(async (tx): Promise<Answer> => {
    await raiseCounter(tx, passkey.credentialId, used.counter)
    const cookie = await house.sessions.open(tx, account, nowMs)
    const day = dayOf(nowMs)
    await record(tx, { act: 'people-signed-in', actor: account.hash, subject: null, day })
    return { kind: 'json', body: welcomeOf(account, passkey.wrapped), cookie }
  })
}
