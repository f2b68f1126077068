import { deleteConversation } from '../../src/chat/sealed/delete-conversation.ts'
import type { Visit } from '../visit.ts'

/** Removes the running conversation for everyone. False: it is still there, as far as anybody knows. */
export async function eraseConversation(visit: Visit): Promise<boolean> {
  const started = visit.started()
  if (!started) return true
  const answer = await deleteConversation(started.http, started.conversation)
  return answer.kind === 'deleted'
}
