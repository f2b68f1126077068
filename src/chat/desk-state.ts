import { type Chain, readChain } from '../chain/chain.ts'
import {
  type ConversationId,
  type PaperHash,
  readConversationId,
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
  readonly mine: readonly {
    readonly conversation: ConversationId
    readonly state: ConversationStateWord
  }[]
}

export function parseDeskState(json: unknown): DeskState | null {
  return reading(() => {
    const fields = readFields(
      json,
      ...(['me', 'onShift', 'time', 'demo', 'chain', 'receptionKeys', 'queue', 'mine'] as const),
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
      mine: readList(fields.mine, 10_000, (json) => {
        const { conversation, state } = readFields(json, 'conversation', 'state')
        return {
          conversation: readConversationId(conversation),
          state: readOneOf(state, conversationStates),
        }
      }),
    }
  })
}
