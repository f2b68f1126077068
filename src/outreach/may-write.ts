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

/** What an organisation agreed on for who may be a minor. There is no such agreement in this version. */
export type MinorProtocol = 'none' | 'agreed'
export const minorProtocol: MinorProtocol = 'none'

/** minor: the worker's own answer; nobody guesses an age by machine. */
export const mayAsk = (
  { minor }: { readonly minor: boolean },
  protocol: MinorProtocol = minorProtocol,
): 'minor' | null => (minor && protocol === 'none' ? 'minor' : null)

/** Why no message goes out just now: it is evening or night, a holiday, or nobody is there to answer. */
export function mayWriteNow(now: Date, chat: ChatState): 'quiet' | 'no-chat' | null {
  if (openState(hours, now).kind !== 'open') return 'quiet'
  return chat.kind === 'open' ? null : 'no-chat'
}
