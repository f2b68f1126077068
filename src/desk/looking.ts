import type { ConversationId } from '../chain/member.ts'
import type { Trust, ValidReception } from '../chain/verify-chain.ts'
import { conversationName } from '../chat/conversation-name.ts'
import { type DeskState, parseDeskState } from '../chat/desk-state.ts'
import type { DeskConversation } from '../chat/panes/desk-conversation.ts'
import type { Http } from '../chat/sealed/conversation.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import { goingOn } from './board.ts'
import { toldBy } from './board-told.ts'
import { judgeDesk } from './judge-desk.ts'
import { lookAtAlarms } from './look-at-alarms.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Screen } from './screen.ts'
import type { Talks } from './talks.ts'
import type { Tickets, Waiting } from './tickets.ts'

export type LookingParts = {
  readonly me: Unlocked
  readonly house: Trust
  readonly http: Http
  readonly clock: () => number
  readonly screen: Screen
  readonly tickets: Tickets
  readonly talks: Talks
  /** Whether it was she who ended her shift, if it ended. */
  readonly stoppedByHand: () => boolean
  /** The board holds what the house told. */
  readonly onTold: () => void
  /** The house does not list it among hers any more. */
  readonly onLost: (conversation: ConversationId) => void
}

/** Asks the house how everything stands, judges the answer and puts it on the board. */
export function createLooking(parts: LookingParts) {
  const { me, house, http, clock, screen, tickets, talks, stoppedByHand, onTold, onLost } = parts
  let reception: ValidReception | null = null

  return {
    /** Rejects when the house is away. */
    look: oneAtATime(async () => {
      const asked = talks.all()
      const response = await http('/api/v1/desk')
      const state = response.ok ? parseDeskState(await response.json()) : null
      if (!state) throw new HouseAwayError()
      if (me.role === 'supervisor') void lookAtAlarms(http, screen)
      await take(state, asked)
    }),
    /** The reception paper that held at the last look. */
    reception: () => reception,
    isNew,
  }

  /** asked: the conversations that stood open here when the house was asked. */
  async function take(state: DeskState, asked: readonly ConversationId[]) {
    const judged = await judgeDesk(house, me, state, clock())
    reception = judged.reception
    await tickets.take(state.receptionKeys, judged)
    const waiting = [...state.queue, ...state.inbox]
    tickets.keep(waiting, screen.board().claiming)
    const mine = new Set(state.mine.map(({ conversation }) => conversation))
    talks.settle(mine)
    const found = [...mine].filter(isNew).map(ownConversation)
    const endedByItself = screen.board().onShift && !state.onShift && !stoppedByHand()
    const asks = endedByItself && goingOn(screen.board()).length > 0
    screen.happen(toldBy(state, clock(), judged.staff, found), {
      trouble: judged.trouble,
      ...(asks ? { shiftEnded: true } : {}),
    })
    onTold()
    // Tickets open one by one behind the list, so that the list itself is never late.
    void openTickets(waiting)
    for (const conversation of talks.lost(asked, mine)) onLost(conversation)
    await Promise.all([...mine].map(talks.start))
  }

  function isNew(conversation: ConversationId): boolean {
    return screen.board().claiming !== conversation && talks.isNew(conversation)
  }

  async function openTickets(entries: readonly Waiting[]) {
    for (const entry of entries) {
      const { conversation } = entry
      const answers = await tickets.answers(entry)
      const { waiting, inbox } = screen.board()
      const before = [...waiting, ...inbox].find((one) => one.conversation === conversation)
      if (before && before.answers !== answers)
        screen.happen({ kind: 'opened', conversation, answers })
    }
  }

  function ownConversation(conversation: ConversationId): DeskConversation {
    return {
      conversation,
      name: conversationName(conversation),
      line: null,
      answers: null,
      asMessage: false,
      told: null,
      claimedMs: null,
      store: talks.open(conversation),
      parting: false,
      ended: null,
    }
  }
}

/** The house did not answer, or with something that makes no sense; the line tries again. */
class HouseAwayError extends Error {
  override readonly name = 'HouseAwayError'
}
