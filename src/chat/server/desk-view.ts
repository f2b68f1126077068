import { fromB64, toB64 } from '../../chain/base64url.ts'
import { chainJson } from '../../chain/chain.ts'
import type { MemberId } from '../../chain/member.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { isOnShift, waitingTickets } from '../../queue/server/store.ts'
import type { Chat } from './chat.ts'
import { conversationsOf } from './members-store.ts'
import { waitingEnvelopes } from './store.ts'

/** Everything one desk shows, but for its conversations' contents. Null for an account that is gone. */
export async function deskView(chat: Chat, caller: StaffCaller) {
  const { database, people, clock, demo, shred } = chat.parts
  const account = fromB64(caller.account)
  const me = await people.staffByMember(caller.member as MemberId)
  if (!account || !me) return null
  const nowMs = clock()
  const [onShift, chain, receptionKeys, tickets, mine] = await Promise.all([
    isOnShift(database, account, nowMs),
    people.chainForDesk(),
    people.receptionKeysFor(caller.account),
    waitingTickets(database),
    conversationsOf(database, caller.account),
  ])
  const envelopes = await waitingEnvelopes(
    database,
    tickets.map(({ conversation }) => conversation),
  )
  return {
    me: { paper: me.hash, pseudonym: me.pseudonym, role: me.role },
    onShift,
    time: nowMs,
    demo,
    chain: chainJson(chain),
    receptionKeys: receptionKeys.map(({ reception, sealed }) => ({
      reception,
      sealed: toB64(sealed),
    })),
    queue: tickets.flatMap(({ conversation, number, line, enteredAtMs, lost }) => {
      const held = envelopes.get(conversation)
      const envelope = held && shred.unwrap(conversation, held.wrappedEnvelope)
      if (!held || !envelope) return []
      const waitedSeconds = Math.max(0, Math.floor((nowMs - enteredAtMs) / 1000))
      const { reception } = held
      const ticket = { reception, envelope: envelope.toString('base64url') }
      return [{ conversation, number, line, waitedSeconds, ticket, lost }]
    }),
    mine: mine.map(({ conversation, state }) => ({
      conversation,
      state,
      unanswered: false,
      here: false,
      days: 0,
    })),
    inbox: [],
    unattended: [],
    assigned: [],
  }
}
