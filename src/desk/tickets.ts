import type { ConversationId, PaperHash } from '../chain/member.ts'
import type { ValidReception } from '../chain/verify-chain.ts'
import type { OpenedTicket } from '../chat/sealed/claim.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import type { QueueEntry } from '../queue/queue-entry.ts'
import { openEnvelope } from '../sealing/envelope.ts'
import type { SealingPair } from '../sealing/hpke.ts'

type SealedReceptionKey = Parameters<Unlocked['openReceptionKeys']>[0][number]

/** unopened: none of her keys fits. broken: it opened, and the claim was refused for what stood in it. */
type Ticket = OpenedTicket | 'unopened' | 'broken'

/**
 * What stands in the envelopes of those who wait, opened once each and forgotten when they wait no longer.
 * Keys and contents live in this tab's memory only.
 */
export function createTickets(me: Pick<Unlocked, 'openReceptionKeys'>) {
  const pairs = new Map<PaperHash, SealingPair>()
  const tickets = new Map<ConversationId, Ticket>()

  return {
    /** Takes the reception keys the house has for her; those already open stay open. */
    async take(sealed: readonly SealedReceptionKey[], valid: ValidReception | null) {
      const fresh = sealed.filter(({ reception }) => !pairs.has(reception))
      for (const [reception, pair] of await me.openReceptionKeys(fresh, valid))
        pairs.set(reception, pair)
    },

    async open(entry: QueueEntry): Promise<Ticket> {
      const { conversation, ticket: sealed } = entry
      const before = tickets.get(conversation)
      if (before && before !== 'unopened') return before
      const ticket = await openSealed(conversation, sealed)
      tickets.set(conversation, ticket)
      return ticket
    },

    /** What stood in it could not be greeted: it is not tried again. */
    spoil: (conversation: ConversationId) => void tickets.set(conversation, 'broken'),

    of: (conversation: ConversationId) => tickets.get(conversation) ?? null,

    /** Forgets everybody who does not wait any more. */
    keep(waiting: readonly QueueEntry[]) {
      const still = new Set(waiting.map(({ conversation }) => conversation))
      for (const conversation of tickets.keys())
        if (!still.has(conversation)) tickets.delete(conversation)
    },

    forget() {
      for (const { seedBytes } of pairs.values()) seedBytes.fill(0)
      pairs.clear()
      tickets.clear()
    },
  }

  async function openSealed(conversation: ConversationId, sealed: QueueEntry['ticket']) {
    const pair = pairs.get(sealed.reception)
    if (!pair || sealed.kind !== 'envelope') return 'unopened'
    const { reception: hash, envelope } = sealed
    const opened = await openEnvelope({ seedBytes: pair.seedBytes, hash }, conversation, envelope)
    if (opened.kind !== 'opened') return 'unopened'
    return { conversation, envelopeBytes: envelope, content: opened.content }
  }
}
