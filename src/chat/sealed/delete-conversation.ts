import type { ConversationId } from '../../chain/member.ts'
import { patience, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'

export type DeleteAnswer =
  | { readonly kind: 'deleted' }
  /** Nobody knows yet; asking again is safe. */
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'failed'; readonly word: string }

/**
 * Takes a conversation away for everybody, at once and for good. Asks twice where no answer came: a token that nobody
 * knows the second time is one that the first time did its work. asked: an earlier call ended without connection.
 * http carries her token.
 */
export async function deleteConversation(
  http: Http,
  conversation: ConversationId,
  asked = false,
): Promise<DeleteAnswer> {
  for (let tries = 1; ; tries++) {
    try {
      const how = { method: 'POST', signal: patience() }
      const response = await http(`/api/v1/conversations/${conversation}/delete`, how)
      if (response.ok) return { kind: 'deleted' }
      const { word } = await refusalOf(response)
      const isGone = (asked || tries > 1) && (word === 'not-allowed' || word === 'unknown')
      return isGone ? { kind: 'deleted' } : { kind: 'failed', word }
    } catch {
      if (tries === 2) return { kind: 'no-connection' }
    }
  }
}
