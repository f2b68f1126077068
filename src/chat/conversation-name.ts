import { type ConversationId, idBytes } from '../chain/member.ts'

/** Without I, L, O and U: read aloud, no two sound or look alike. Source: Crockford base 32. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * What colleagues call a conversation: three characters from its id, such as `7F3`. The same after a reload and
 * in every tab; among 50 open conversations two share a name once in 27 times, so it names, it never identifies.
 */
export function conversationName(conversation: ConversationId): string {
  const [first = 0, second = 0] = idBytes(conversation)
  const bits = (first << 8) | second
  return [11, 6, 1].map((shift) => letters[(bits >> shift) & 31]).join('')
}
