import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { parseMemberId } from '../../chain/member.ts'
import { type Answer, type Call, json, type Route, refused } from '../../doors/route.ts'
import type { DeskHouse } from './desk-house.ts'
import { beginEnrolment, finishEnrolment } from './enrol.ts'
import { renewReception, showReception } from './reception.ts'
import type { AccountId } from './rows.ts'
import type { StaffCaller } from './sessions.ts'
import { beginSignIn, finishSignIn } from './sign-in.ts'
import { deleteSession, deleteSessions } from './sign-in-store.ts'
import { accountByMember } from './store.ts'

/** Every address of this room; README.md says what crosses them. */
export function peopleRoutes(house: DeskHouse): readonly Route[] {
  const api = { takes: 'json', dress: 'api' } as const
  return [
    {
      ...api,
      method: 'POST',
      path: '/api/v1/people/enrol/begin',
      permission: 'anyone',
      maxBytes: 256,
      answer: (call) => beginEnrolment(house, call),
    },
    {
      ...api,
      method: 'POST',
      path: '/api/v1/people/enrol/finish',
      permission: 'anyone',
      maxBytes: 32_768,
      answer: (call) => finishEnrolment(house, call),
    },
    {
      ...api,
      takes: 'nothing',
      method: 'POST',
      path: '/api/v1/people/sign-in/begin',
      permission: 'anyone',
      maxBytes: 0,
      answer: () => beginSignIn(house),
    },
    {
      ...api,
      method: 'POST',
      path: '/api/v1/people/sign-in/finish',
      permission: 'anyone',
      maxBytes: 16_384,
      answer: (call) => finishSignIn(house, call),
    },
    {
      ...api,
      takes: 'nothing',
      method: 'POST',
      path: '/api/v1/people/sign-out',
      permission: 'staff',
      maxBytes: 0,
      answer: (call) => signOut(house, call),
    },
    {
      ...api,
      takes: 'nothing',
      method: 'GET',
      path: '/api/v1/people/me',
      permission: 'staff',
      maxBytes: 0,
      answer: (call) => showMe(house, call),
    },
    {
      ...api,
      takes: 'nothing',
      method: 'POST',
      path: '/api/v1/people/sessions/end',
      permission: 'staff',
      maxBytes: 0,
      answer: (call) => endOtherSessions(house, call),
    },
    {
      ...api,
      takes: 'nothing',
      method: 'POST',
      path: '/api/v1/people/staff/:member/sessions/end',
      permission: 'supervisor',
      maxBytes: 0,
      answer: (call) => endSessionsOf(house, call),
    },
    {
      ...api,
      takes: 'nothing',
      method: 'GET',
      path: '/api/v1/people/reception',
      permission: 'supervisor',
      maxBytes: 0,
      answer: () => showReception(house),
    },
    {
      ...api,
      method: 'POST',
      path: '/api/v1/people/reception',
      permission: 'supervisor',
      maxBytes: 4_194_304,
      answer: (call) => renewReception(house, call),
    },
  ]
}

async function signOut({ db, cookie, sessions, clock }: DeskHouse, call: Call): Promise<Answer> {
  const caller = call.caller as StaffCaller
  await db.transaction(async (tx) => {
    await deleteSession(tx, caller.session)
    await record(tx, by(caller, 'people-signed-out', clock()))
  })
  sessions.forget()
  return { kind: 'nothing', cookie: cookie.clear() }
}

async function showMe({ chains }: DeskHouse, call: Call): Promise<Answer> {
  const caller = call.caller as StaffCaller
  const member = parseMemberId(caller.member)
  const me = member && (await chains.byMember(member))
  if (!me) return refused('not-allowed')
  const { id, pseudonym, role, hash } = me
  return json({ account: id, pseudonym, role, paper: hash, member })
}

/** Signs her out everywhere but here. */
async function endOtherSessions({ db, sessions, clock }: DeskHouse, call: Call): Promise<Answer> {
  const caller = call.caller as StaffCaller
  const ended = await db.transaction(async (tx) => {
    await record(tx, by(caller, 'people-ended-own-sessions', clock()))
    return deleteSessions(tx, caller.account as AccountId, caller.session)
  })
  sessions.forget()
  return json({ ended })
}

async function endSessionsOf({ db, sessions, clock }: DeskHouse, call: Call): Promise<Answer> {
  const caller = call.caller as StaffCaller
  const member = parseMemberId(call.params['member'])
  const account = member && (await accountByMember(db, member))
  if (!account) return refused('unknown')
  const ended = await db.transaction(async (tx) => {
    await record(tx, by(caller, 'people-ended-sessions', clock(), account.hash))
    return deleteSessions(tx, account.id, null)
  })
  sessions.forget()
  return json({ ended })
}

const by = (caller: StaffCaller, act: string, nowMs: number, subject: string | null = null) => ({
  act,
  actor: caller.paper,
  subject,
  day: dayOf(nowMs),
})
