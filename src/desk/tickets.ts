import type { ConversationId, MemberId, PaperHash } from '../chain/member.ts'
import { type Bytes, sameBytes } from '../chain/notation.ts'
import type { ValidStaff } from '../chain/verify-chain.ts'
import { forgetTicket, type OpenedTicket, openTicket } from '../chat/sealed/open-ticket.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import type { Answers } from '../queue/panes/waiting-person.ts'
import type { Ticket } from '../queue/ticket.ts'
import { queueWords } from '../queue/words.ts'
import type { SealingPair } from '../sealing/hpke.ts'
import type { DeskJudgement } from './judge-desk.ts'

type SealedReceptionKey = Parameters<Unlocked['openReceptionKeys']>[0][number]

/** What waits, in the queue or the inbox. */
export type Waiting = { readonly conversation: ConversationId; readonly ticket: Ticket }

/** unopened: none of her keys fits. broken: it opened, and the claim was refused for what stood in it. */
type Held = {
  /** The bytes it was opened from: one conversation can wait again with another ticket. */
  readonly bytes: Bytes
  readonly opened: OpenedTicket | 'unopened' | 'broken'
  readonly answers: Answers
}

/**
 * What stands in the tickets of those who wait, opened once each and forgotten when they wait no longer. Keys and
 * contents live in this tab's memory only.
 */
export function createTickets(me: Pick<Unlocked, 'openReceptionKeys'>) {
  const pairs = new Map<PaperHash, SealingPair>()
  const tickets = new Map<ConversationId, Held>()
  let staff: ReadonlyMap<MemberId, ValidStaff> = new Map()

  return {
    /** Takes the reception keys the house has for her; those already open stay open. */
    async take(sealed: readonly SealedReceptionKey[], judged: DeskJudgement) {
      staff = judged.staff
      const fresh = sealed.filter(({ reception }) => !pairs.has(reception))
      for (const [reception, pair] of await me.openReceptionKeys(fresh, judged.reception))
        pairs.set(reception, pair)
    },

    /** Opens it, or gives what was opened before: the same object for the same ticket. */
    async answers({ conversation, ticket }: Waiting): Promise<Answers> {
      const bytes = ticket.kind === 'envelope' ? ticket.envelope : ticket.record.bytes
      const before = tickets.get(conversation)
      const same = before && sameBytes(before.bytes, bytes)
      if (same && before.opened !== 'unopened') return before.answers
      const pair = pairs.get(ticket.reception)
      const opened = pair ? await openTicket(conversation, ticket, pair, staff) : null
      if (same && !opened) return before.answers
      drop(conversation)
      const held = { bytes, opened: opened ?? 'unopened', answers: answersIn(opened) } as const
      tickets.set(conversation, held)
      return held.answers
    },

    /** What stood in it could not be greeted: it is not tried again. */
    spoil(conversation: ConversationId) {
      const held = tickets.get(conversation)
      if (!held) return
      drop(conversation)
      const broken = { opened: 'broken', answers: { kind: 'broken' } } as const
      tickets.set(conversation, { ...held, ...broken })
    },

    of: (conversation: ConversationId) => tickets.get(conversation)?.opened ?? null,

    /** Forgets everybody who does not wait any more, but for the one whose claim is on its way. */
    keep(waiting: readonly Waiting[], claiming: ConversationId | null) {
      const still = new Set([...waiting.map(({ conversation }) => conversation), claiming])
      for (const conversation of tickets.keys()) if (!still.has(conversation)) drop(conversation)
    },

    forget() {
      for (const { seedBytes } of pairs.values()) seedBytes.fill(0)
      pairs.clear()
      for (const conversation of tickets.keys()) drop(conversation)
    },
  }

  function drop(conversation: ConversationId) {
    const held = tickets.get(conversation)
    if (held && typeof held.opened !== 'string') forgetTicket(held.opened)
    tickets.delete(conversation)
  }
}

export type Tickets = ReturnType<typeof createTickets>

function answersIn(opened: OpenedTicket | null): Answers {
  if (!opened) return { kind: 'unopened' }
  const { parked, precheck, campaign } = opened
  if (!parked) return { kind: 'opened', precheck, campaign }
  const { by, readsBack } = parked
  if (by === 'visitor') return { kind: 'parked', by: null, readsBack }
  return {
    kind: 'parked',
    by: by === 'unknown' ? queueWords.someone : by.paper.pseudonym,
    readsBack,
  }
}
