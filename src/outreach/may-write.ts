import type { ChatState } from '../directory/chat-state.ts'
import { everyDay, openState } from '../directory/hours.ts'

/** When we write to somebody who did not ask for it. A proposal, not a fact. */
export const writingHours = ['10:00', '21:00'] as const
const hours = {
  kind: 'weekly',
  week: everyDay(writingHours),
  holidays: [],
  exceptions: new Map(),
} as const

/** What a worker says of somebody's age. reason: why the protocol for minors allows it. */
export type MayBeMinor = { readonly minor: boolean; readonly minorReason: string }

/**
 * Why somebody who may be a minor can not be asked about. minor: the worker's own answer; nobody guesses an age by
 * machine. protocol: the one in force, that two persons confirmed; null when there is none.
 */
export function mayAsk(
  { minor, minorReason }: MayBeMinor,
  protocol: number | null,
): 'minor' | 'minor-reason' | null {
  if (!minor) return null
  if (protocol === null) return 'minor'
  return minorReason === '' ? 'minor-reason' : null
}

/** The second pair of eyes: read is the protocol that she says she read. */
export function mayApprove(
  minor: boolean,
  read: number | null,
  protocol: number | null,
): 'minor' | 'protocol-unread' | null {
  if (!minor) return null
  if (protocol === null) return 'minor'
  return read === protocol ? null : 'protocol-unread'
}

/** approvedUnder: the protocol under which a colleague let it through; another one is no leave. */
export const maySend = (
  minor: boolean,
  approvedUnder: number | null,
  protocol: number | null,
): 'minor' | null => (minor && (protocol === null || approvedUnder !== protocol) ? 'minor' : null)

/** Why no message goes out just now: it is evening or night, a holiday, or nobody is there to answer. */
export function mayWriteNow(now: Date, chat: ChatState): 'quiet' | 'no-chat' | null {
  if (openState(hours, now).kind !== 'open') return 'quiet'
  return chat.kind === 'open' ? null : 'no-chat'
}
