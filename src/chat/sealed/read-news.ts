import { fromB64 } from '../../chain/base64url.ts'
import { type MemberId, parseMemberId } from '../../chain/member.ts'
import { type Bytes, utf8 } from '../../chain/notation.ts'
import { reading, readJson } from '../../chain/reading.ts'
import type { LiveEvent } from '../../live/event-stream.ts'
import {
  type ConversationState,
  type ConversationStateWord,
  conversationStates,
  parseConversationState,
} from '../conversation-state.ts'

/** One event of one conversation as a client reads it. The writing half is `news.ts`. */
export type ReadNews =
  | { readonly kind: 'standing'; readonly state: ConversationState }
  | { readonly kind: 'level'; readonly seq: number }
  | { readonly kind: 'message'; readonly seq: number; readonly frameBytes: Bytes }
  | { readonly kind: 'passing'; readonly frameBytes: Bytes }
  | { readonly kind: 'epoch' }
  | {
      readonly kind: 'cursor'
      readonly member: MemberId
      readonly delivered: number
      readonly shown: number
    }
  | { readonly kind: 'present'; readonly member: MemberId; readonly here: boolean }
  | { readonly kind: 'place'; readonly place: number; readonly waitSeconds: number | null }
  | { readonly kind: 'state'; readonly state: ConversationStateWord; readonly epoch: number }

/** Reads an event whose data lost its conversation id; null when it is none of ours. Source: docs/protocol.md §6. */
export function readNews({ name, data }: LiveEvent): ReadNews | null {
  const [one = '', two = '', three = ''] = data.split(' ')
  const member = parseMemberId(one)
  switch (name) {
    case 'standing': {
      const state = reading(() => parseConversationState(readJson(utf8(data))))
      return state && { kind: 'standing', state }
    }
    case 'level':
      return Number.isSafeInteger(+one) ? { kind: 'level', seq: +one } : null
    case 'message': {
      const frameBytes = fromB64(two)
      return frameBytes && { kind: 'message', seq: Number(one), frameBytes }
    }
    case 'passing': {
      const frameBytes = fromB64(one)
      return frameBytes && { kind: 'passing', frameBytes }
    }
    case 'epoch':
      return { kind: 'epoch' }
    case 'cursor':
      return member && { kind: 'cursor', member, delivered: Number(two), shown: Number(three) }
    case 'present':
      return member && { kind: 'present', member, here: two === '1' }
    case 'place':
      return { kind: 'place', place: Number(one), waitSeconds: two === '-' ? null : Number(two) }
    case 'state': {
      const state = conversationStates.find((word) => word === one)
      return state ? { kind: 'state', state, epoch: Number(two) } : null
    }
    default:
      return null
  }
}
