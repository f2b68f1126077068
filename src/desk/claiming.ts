import type { ConversationId } from '../chain/member.ts'
import { claim } from '../chat/sealed/claim.ts'
import type { Http } from '../chat/sealed/conversation.ts'
import type { StaffMe } from '../chat/sealed/make-record.ts'
import type { OpenedTicket } from '../chat/sealed/open-ticket.ts'
import { queueWords } from '../queue/words.ts'
import { isHers } from './board.ts'
import type { Drafts } from './drafts.ts'
import type { Screen } from './screen.ts'
import type { Talks } from './talks.ts'
import type { Tickets } from './tickets.ts'

export type ClaimingParts = {
  readonly me: StaffMe
  readonly demo: boolean
  readonly http: Http
  readonly clock: () => number
  readonly screen: Screen
  readonly tickets: Tickets
  readonly talks: Talks
  readonly drafts: Drafts
  /** A claim began: who rings may have changed. */
  readonly onBegun: () => void
  /** The house knows she has it: her other tabs should look. */
  readonly onClaimed: () => void
}

/** Takes somebody from the queue or the inbox, one at a time. Never rejects. */
export function createClaiming(parts: ClaimingParts) {
  const { me, demo, http, clock, screen, tickets, talks, drafts, onBegun, onClaimed } = parts

  return async function claimOne(conversation: ConversationId): Promise<void> {
    const board = screen.board()
    const { claiming, onShift } = board
    // A list from before her last claim may still name who she has by now: claimed twice, she would be out of it.
    if (claiming !== null || isHers(board, conversation)) return
    if (!onShift) return screen.show({ notice: queueWords.notOnShift })
    const ticket = tickets.of(conversation)
    if (!ticket) return
    if (typeof ticket === 'string') return screen.show({ notice: queueWords[ticket] })
    const begun = { kind: 'claiming', conversation, nowMs: clock(), held: drafts.held() } as const
    screen.happen(begun, { notice: null })
    onBegun()
    try {
      await finish(ticket)
    } finally {
      // Whatever broke on the way: she can claim the next one.
      if (screen.board().claiming === conversation)
        screen.happen({ kind: 'not-claimed', gone: false }, { notice: queueWords.claimFailed })
    }
  }

  async function finish(ticket: OpenedTicket) {
    const { conversation } = ticket
    const answer = await claim({ http, me, demo }, ticket)
    if (answer.kind === 'claimed') {
      const store = talks.open(conversation)
      screen.happen({ kind: 'claimed', store })
      onClaimed()
      await talks.start(conversation).catch(() => {})
      return
    }
    const gone = answer.kind === 'taken' || answer.kind === 'left'
    drafts.drop(conversation)
    screen.happen({ kind: 'not-claimed', gone }, { notice: whyNot[answer.kind] })
    if (answer.kind !== 'failed' || !ticketsFault.has(answer.word)) return
    tickets.spoil(conversation)
    const answers = { kind: 'broken' } as const
    screen.happen({ kind: 'opened', conversation, answers }, { notice: queueWords.broken })
  }
}

/** A claim that no desk could make: a key that is none, or one that is not hers. */
const ticketsFault: ReadonlySet<string> = new Set(['unsealable', 'malformed'])

const whyNot = {
  taken: queueWords.taken,
  left: queueWords.left,
  'not-on-shift': queueWords.notOnShift,
  'no-connection': queueWords.claimFailed,
  failed: queueWords.claimFailed,
} as const
