import { verifyChain } from '../../src/chain/verify-chain.ts'
import { parseDeskState } from '../../src/chat/desk-state.ts'
import { changeMembers } from '../../src/chat/sealed/add-member.ts'
import { ask } from '../../src/chat/sealed/ask.ts'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import { staffMe } from '../../src/desk/staff-me.ts'
import { type StaffClient, StaffOutsideError } from '../support/staff.ts'

/** `by`, a member, puts exactly these members of staff in the conversation, by pseudonym. */
export async function changeStaff(
  { me, http, trust }: StaffClient,
  store: Conversation,
  ...names: string[]
): Promise<void> {
  const { chain, time } = await ask(http, '/api/v1/desk', parseDeskState)
  const verdict = await verifyChain(trust, chain, time)
  const everybody = verdict.kind === 'valid' ? [...verdict.staff.values()] : []
  const staff = everybody.filter(({ paper }) => names.includes(paper.pseudonym))
  await store.catchUp()
  const answer = await changeMembers(http, staffMe(me), store.holding(), staff)
  if (answer.kind !== 'changed') throw new StaffOutsideError(JSON.stringify(answer))
}
