import type { ConversationId } from '../../src/chain/member.ts'
import { verifyChain } from '../../src/chain/verify-chain.ts'
import { parseDeskState } from '../../src/chat/desk-state.ts'
import { changeMembers } from '../../src/chat/sealed/add-member.ts'
import { ask } from '../../src/chat/sealed/ask.ts'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import { createDesk, type Desk } from '../../src/desk/desk.ts'
import { createPulse } from '../../src/desk/pulse.ts'
import { createTabs } from '../../src/desk/tabs.ts'
import { createAlarm } from '../../src/queue/panes/alarm.ts'
import { isGreetable } from '../../src/queue/panes/waiting-person.ts'
import { type StaffClient, StaffOutsideError } from './staff.ts'
import { type Subject, until } from './until.ts'

/**
 * A running desk as in one tab: the product's own code without its screen. Call `leave` in the end; it zeroes her
 * keys, so a second tab is a second `signInAgain`.
 */
export function openDesk(client: StaffClient): Desk {
  const { me, trust, http } = client
  const pulse = createPulse((tick) => {
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  })
  const channel = new BroadcastChannel(`desk ${me.member}`)
  const desk = createDesk({
    me,
    house: trust,
    http,
    clock: Date.now,
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    chance: Math.random,
    pulse,
    alarm: createAlarm(() => {}),
    distress: createAlarm(() => {}),
    tabs: createTabs(channel),
  })
  desk.resume()
  return {
    ...desk,
    leave() {
      desk.leave()
      pulse.stop()
      channel.close()
    },
  }
}

/** Waits until this desk sees her in queue or inbox with her answers open, and claims her. Throws when it may not. */
export async function greet(
  desk: Desk,
  { id }: { readonly id: ConversationId },
): Promise<Conversation> {
  const isMine = () => desk.view().board.mine.some(({ conversation }) => conversation === id)
  while (!isMine()) {
    await until(desk, () => isOpened(desk, id) || isMine(), `${id} in the queue`)
    await desk.claim(id) // does nothing while the desk is claiming somebody else
  }
  return storeOf(desk, id)
}

type Waiting = { readonly id: ConversationId; readonly conversation: Conversation }

/** Claims as soon as this desk can, unless a colleague is first. */
export async function greetOrNot(desk: Desk, { id, conversation }: Waiting): Promise<void> {
  const person = () => desk.view().board.waiting.find((one) => one.conversation === id)
  const isGreeted = () => conversation.view().state === 'active'
  const either: Subject = {
    subscribe(listener) {
      const stops = [desk.subscribe(listener), conversation.subscribe(listener)]
      return () => stops.forEach((stop) => void stop())
    },
  }
  const isOpen = () => {
    const answers = person()?.answers
    return answers !== undefined && isGreetable(answers)
  }
  await until(either, () => isGreeted() || isOpen(), 'her turn')
  await desk.claim(id)
}

function isOpened(desk: Desk, id: ConversationId): boolean {
  const { waiting, inbox, onShift, claiming } = desk.view().board
  const person = [...waiting, ...inbox].find(({ conversation }) => conversation === id)
  return onShift && claiming === null && person !== undefined && isGreetable(person.answers)
}

/** Her side of a conversation on this desk, once the desk has it and knows who is in it. */
export async function storeOf(desk: Desk, id: ConversationId): Promise<Conversation> {
  const found = await until(
    desk,
    () => desk.view().board.mine.find(({ conversation }) => conversation === id)?.store,
    () => `${id} on the desk: ${desk.view().notice}`,
  )
  await until(found, () => found.view().who.length > 0, `the members of ${id}`)
  return found
}

/** Adds a colleague to a conversation that `from` is a member of. */
export async function addColleague(
  from: StaffClient,
  store: Conversation,
  colleague: StaffClient,
): Promise<void> {
  const { me, http, trust } = from
  const house = await ask(http, '/api/v1/desk', parseDeskState)
  const chain = await verifyChain(trust, house.chain, house.time)
  const both = [me, colleague.me].flatMap(({ member }) => {
    const found = chain.kind === 'valid' ? chain.staff.get(member) : undefined
    return found ? [found] : []
  })
  const { member: memberId, hash: paperHash, keys } = me
  const { sealing: pair, signing } = keys
  const signer = {
    kind: 'staff',
    memberId,
    paperHash,
    pair,
    signingSeedBytes: signing.seedBytes,
  } as const
  const answer = await changeMembers(http, signer, store.holding(), both)
  if (answer.kind !== 'changed') throw new StaffOutsideError(JSON.stringify(answer))
}
