import { type Chain, readChain } from '../chain/chain.ts'
import {
  type ConversationId,
  type MemberId,
  type PaperHash,
  readConversationId,
  readMemberId,
  readPaperHash,
} from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import { type Role, roles } from '../chain/paper.ts'
import {
  readBytes,
  readCount,
  readFields,
  readFlag,
  reading,
  readList,
  readOneOf,
  readText,
} from '../chain/reading.ts'
import { type QueueEntry, readQueueEntry } from '../queue/queue-entry.ts'
import { readTicket, type Ticket } from '../queue/ticket.ts'
import { type ConversationStateWord, conversationStates } from './conversation-state.ts'

/** `GET /api/v1/desk`: everything a desk shows before it fetches conversations. chain: unverified. */
export type DeskState = {
  readonly me: { readonly paper: PaperHash; readonly pseudonym: string; readonly role: Role }
  readonly onShift: boolean
  readonly time: number
  readonly demo: boolean
  readonly chain: Chain
  /** The reception keys sealed to this member of staff. */
  readonly receptionKeys: readonly { readonly reception: PaperHash; readonly sealed: Bytes }[]
  readonly queue: readonly QueueEntry[]
  readonly mine: readonly OwnConversation[]
  /** Words nobody answered yet, oldest first. */
  readonly inbox: readonly LeftMessage[]
  /** For supervisors: she is here and her counsellor is not heard, for so many seconds. Empty for others. */
  readonly unattended: readonly (Alone & { readonly seconds: number })[]
  /** For supervisors: she is away and her words came last. Empty for others. */
  readonly assigned: readonly (Alone & { readonly days: number })[]
}

/** unanswered: her words came last. here: the visitor is. days: since anybody last wrote in it. */
export type OwnConversation = {
  readonly conversation: ConversationId
  readonly state: ConversationStateWord
  readonly unanswered: boolean
  readonly here: boolean
  readonly days: number
}
export type LeftMessage = {
  readonly conversation: ConversationId
  readonly days: number
  readonly ticket: Ticket
}
/** by: the staff members it is assigned to. */
export type Alone = { readonly conversation: ConversationId; readonly by: readonly MemberId[] }

export function parseDeskState(json: unknown): DeskState | null {
  return reading(() => {
    const fields = readFields(
      json,
      ...(['me', 'onShift', 'time', 'demo', 'chain', 'receptionKeys'] as const),
      ...(['queue', 'mine', 'inbox', 'unattended', 'assigned'] as const),
    )
    const me = readFields(fields.me, 'paper', 'pseudonym', 'role')
    return {
      me: {
        paper: readPaperHash(me.paper),
        pseudonym: readText(me.pseudonym, 100),
        role: readOneOf(me.role, roles),
      },
      onShift: readFlag(fields.onShift),
      time: readCount(fields.time),
      demo: readFlag(fields.demo),
      chain: readChain(fields.chain),
      receptionKeys: readList(fields.receptionKeys, 100, (json) => {
        const { reception, sealed } = readFields(json, 'reception', 'sealed')
        return { reception: readPaperHash(reception), sealed: readBytes(sealed) }
      }),
      queue: readList(fields.queue, 1000, readQueueEntry),
      mine: readList(fields.mine, 10_000, readOwn),
      inbox: readList(fields.inbox, 1000, readLeftMessage),
      unattended: readList(fields.unattended, 10_000, (json) => {
        const { seconds, ...alone } = readFields(json, 'conversation', 'seconds', 'by')
        return { ...readAlone(alone), seconds: readCount(seconds) }
      }),
      assigned: readList(fields.assigned, 10_000, (json) => {
        const { days, ...alone } = readFields(json, 'conversation', 'days', 'by')
        return { ...readAlone(alone), days: readCount(days) }
      }),
    }
  })
}

function readOwn(json: unknown): OwnConversation {
  const fields = readFields(json, 'conversation', 'state', 'unanswered', 'here', 'days')
  return {
    conversation: readConversationId(fields.conversation),
    state: readOneOf(fields.state, conversationStates),
    unanswered: readFlag(fields.unanswered),
    here: readFlag(fields.here),
    days: readCount(fields.days),
  }
}

function readLeftMessage(json: unknown): LeftMessage {
  const { conversation, days, ticket } = readFields(json, 'conversation', 'days', 'ticket')
  return {
    conversation: readConversationId(conversation),
    days: readCount(days),
    ticket: readTicket(ticket),
  }
}

function readAlone({ conversation, by }: { conversation: unknown; by: unknown }): Alone {
  return {
    conversation: readConversationId(conversation),
    by: readList(by, 100, readMemberId),
  }
}
