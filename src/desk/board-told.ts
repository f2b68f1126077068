import type { ConversationId, MemberId } from '../chain/member.ts'
import type { ValidStaff } from '../chain/verify-chain.ts'
import { conversationName } from '../chat/conversation-name.ts'
import type { DeskState } from '../chat/desk-state.ts'
import type { DeskConversation } from '../chat/panes/desk-conversation.ts'
import type { Answers, WaitingPerson } from '../queue/panes/waiting-person.ts'
import type { Board, Told } from './board.ts'
import { add } from './panes.ts'

/** What the house tells, as the board shows it. nowMs: device time. staff: verified; they lend their pseudonyms. */
export function toldBy(
  state: DeskState,
  nowMs: number,
  staff: ReadonlyMap<MemberId, ValidStaff>,
  found: readonly DeskConversation[],
): Told {
  const opening = { kind: 'opening' } as const
  const namesOf = (members: readonly MemberId[]) =>
    members.flatMap((member) => staff.get(member)?.paper.pseudonym ?? [])
  return {
    kind: 'told',
    onShift: state.onShift,
    waiting: state.queue.map(({ conversation, line, lost, waitedSeconds }) => ({
      ...named(conversation),
      line,
      lost,
      sinceMs: nowMs - waitedSeconds * 1000,
      answers: opening,
    })),
    inbox: state.inbox.map(({ conversation, days }) => ({
      ...named(conversation),
      days,
      answers: opening,
    })),
    unattended: state.unattended.map(({ conversation, seconds, by }) => ({
      ...named(conversation),
      sinceMs: nowMs - seconds * 1000,
      by: namesOf(by),
    })),
    assigned: state.assigned.map(({ conversation, days, by }) => ({
      ...named(conversation),
      days,
      by: namesOf(by),
    })),
    own: state.mine,
    found,
  }
}

/** The board after the house told: what was opened stays opened, what was in front of her stays there. */
export function afterTold(board: Board, told: Told): Board {
  const people = byId(board.waiting)
  const messages = byId(board.inbox)
  const alone = byId(board.unattended)
  const own = byId(told.own)
  const goesOn = ({ conversation }: DeskConversation) =>
    board.mine.some((one) => one.conversation === conversation && !one.ended)
  const found = told.found
    .filter((one) => !goesOn(one))
    .map((one) => {
      // One she claimed in her other tab: this tab saw it wait, and knows what was filled in.
      const person = people.get(one.conversation)
      const message = messages.get(one.conversation)
      const answers = seen((person ?? message)?.answers)
      const away = own.get(one.conversation)?.here === false
      return { ...one, line: person?.line ?? null, answers, asMessage: !person && away }
    })
  const isFound = ({ conversation }: DeskConversation) =>
    found.some((one) => one.conversation === conversation)
  const grown = found.reduce((panes, { conversation }) => add(panes, conversation), board.panes)
  return {
    ...board,
    told: true,
    onShift: told.onShift,
    waiting: told.waiting.map((person) => settle(person, people.get(person.conversation))),
    inbox: told.inbox.map((message) => ({
      ...message,
      answers: messages.get(message.conversation)?.answers ?? message.answers,
    })),
    mine: [...board.mine.filter((one) => !isFound(one)), ...found].map((one) => ({
      ...one,
      told: own.get(one.conversation) ?? one.told,
    })),
    unattended: told.unattended.map((one) => ({
      ...one,
      sinceMs: steady(one.sinceMs, alone.get(one.conversation)?.sinceMs),
    })),
    assigned: told.assigned,
    // After a reload the first of them is in front of her; later ones wait in the list.
    panes: board.told ? grown : { ...grown, attending: grown.used.length > 0 },
  }
}

function settle(person: WaitingPerson, before: WaitingPerson | undefined): WaitingPerson {
  if (!before) return person
  return {
    ...person,
    answers: before.answers,
    sinceMs: steady(person.sinceMs, before.sinceMs),
  }
}

/** A time that differs by rounding only does not jump. */
function steady(nowMs: number, beforeMs: number | undefined): number {
  return beforeMs !== undefined && Math.abs(beforeMs - nowMs) <= 2_000 ? beforeMs : nowMs
}

/** Answers that stood open here; those still being opened tell nothing. */
function seen(answers: Answers | undefined): Answers | null {
  return answers && answers.kind !== 'opening' ? answers : null
}

const named = (conversation: ConversationId) => ({
  conversation,
  name: conversationName(conversation),
})

function byId<T extends { readonly conversation: ConversationId }>(
  all: readonly T[],
): ReadonlyMap<ConversationId, T> {
  return new Map(all.map((one) => [one.conversation, one]))
}
