import { expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import { type ConversationId, keyHashOf, type RecordHash } from '../../chain/member.ts'
import type { Role } from '../../chain/paper.ts'
import {
  makeStaff,
  makeTestChain,
  memberIdOfStaff,
  randomBytes,
  type TestStaff,
  testNowMs,
  window,
} from '../../chain/test-papers.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { openPeople } from '../../people/server/open-people.ts'
import type { AccountId } from '../../people/server/rows.ts'
import { insertAccount } from '../../people/server/store.ts'
import { newConversationKey } from '../../sealing/epoch-key.ts'
import { newSealingPair } from '../../sealing/hpke.ts'
import { parseEpochChange } from '../epoch-change.ts'
import { makeRecord, staffPen, visitorMember } from '../sealed/make-record.ts'
import { judgeChange } from './judge-change.ts'

const db = await testDatabase()
const clock = () => testNowMs
const people = openPeople({ db, clock, publicOrigin: 'http://localhost:1' })
const { admins } = await makeTestChain()
const pair = await newSealingPair()
const { publicKeyBytes: visitorKeyBytes } = await newSealingPair()
const hire = async (pseudonym: string, role: Role) => {
  const staff = await makeStaff(admins, pseudonym, role, pair.publicKeyBytes)
  const { hash, signed: paper } = staff
  const id = toB64(randomBytes(16)) as AccountId
  const { notAfter } = window(-30, 300)
  await insertAccount(db, { id, role, pseudonym, paper, hash, notAfter })
  return staff
}
const noor = await hire('Noor', 'counsellor')

/** Whether the server would store this record by its caller: with her as only colleague. */
async function isStored(signer: TestStaff, member: TestStaff): Promise<boolean> {
  const me = { memberId: memberIdOfStaff(signer), paperHash: signer.hash, pair }
  const key = await keyHashOf(pair.publicKeyBytes)
  const staff = { id: memberIdOfStaff(member), kind: 'staff', key } as const
  const { body } = await makeRecord(
    {
      conversation: toB64(randomBytes(16)) as ConversationId,
      n: 2,
      previous: toB64(randomBytes(32)) as RecordHash,
      members: [
        await visitorMember(visitorKeyBytes),
        { member: staff, publicKeyBytes: pair.publicKeyBytes },
      ],
      keys: [[2, newConversationKey()]],
      visitorKeyBytes,
      demo: false,
    },
    staffPen({ ...me, signingSeedBytes: signer.seedBytes }),
  )
  const change = parseEpochChange(body)
  if (!change) throw new TypeError('malformed')
  const caller = { paper: signer.hash, member: me.memberId }
  return (await judgeChange(change, caller, people, false)).kind === 'fit'
}

test('the server stores no record that a colleague with another role signs or stands in', async () => {
  const mila = await hire('Mila', 'supervisor')
  expect([await isStored(noor, noor), await isStored(noor, mila)]).toEqual([true, true])
  expect(await isStored(mila, noor)).toBe(true)
  for (const role of [
    'admin',
    'editor',
    'analyst',
    'outreach_worker',
    'experience_expert',
  ] as const) {
    const rens = await hire(`Rens ${role}`, role)
    expect([await isStored(rens, noor), await isStored(noor, rens)]).toEqual([false, false])
  }
})
