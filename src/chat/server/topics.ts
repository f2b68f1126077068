import type { ConversationId, MemberId } from '../../chain/member.ts'
import type { Live } from '../../live/server/live.ts'
import { type News, newsEvent } from '../news.ts'

/** Everything that happens in one conversation. */
export const conversationTopic = (conversation: ConversationId) => `chat ${conversation}`
/** "You were added to a conversation", for the desks of one member of staff. */
export const memberTopic = (member: MemberId) => `desk ${member}`
/** Tells every stream of a visitor that her tokens are dead. Never leaves the house. */
export const sessionsEnded = 'ended'
/** Asks every stream of a conversation to say again that its member is here. Never leaves the house. */
export const whoIsHere = 'who'

export function tell(live: Live, conversation: ConversationId, news: News): void {
  live.publish(conversationTopic(conversation), newsEvent(conversation, news))
}
