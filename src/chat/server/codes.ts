import { type ConversationId, idBytes } from '../../chain/member.ts'
import { StatementError } from '../../database/server/sqlstate.ts'
import { hashSecret, sameHash } from '../../signing/token.ts'
import type { Return, SavedCode } from '../return.ts'
import type { Task } from '../work.ts'
import type { Chat } from './chat.ts'
import { findCode, saveCode } from './code-store.ts'
import { lockConversation } from './store.ts'
import { addToken, isOwner, ownerOfToken } from './token-store.ts'
import { conversationTopic, sessionsEnded } from './topics.ts'

/** Keeps what brings her back. `exists`: another conversation has this locator. */
export async function keepCode(
  { parts: { database, shred } }: Chat,
  conversation: ConversationId,
  { locator, access, sealed }: SavedCode,
  tokenHash: Uint8Array,
): Promise<{ readonly kind: 'done' | 'ended' | 'exists' | 'not-allowed' }> {
  const row = {
    conversation,
    accessHash: hashSecret(access),
    wrapped: shred.wrap(conversation, sealed),
  }
  try {
    return await database.transaction(async (tx) => {
      const held = await lockConversation(tx, conversation)
      if (!held || held.state === 'left') return { kind: 'ended' }
      // She may have left while this waited for the lock: a code would undo it.
      if (!(await isOwner(tx, tokenHash, conversation))) return { kind: 'not-allowed' }
      await saveCode(tx, row, hashSecret(locator))
      return { kind: 'done' }
    })
  } catch (error) {
    if (error instanceof StatementError && error.word === 'taken') return { kind: 'exists' }
    throw error
  }
}

export type ReturnAnswer =
  | { readonly kind: 'back'; readonly conversation: ConversationId; readonly sealed: Buffer }
  | { readonly kind: 'unknown' }
  | ({ readonly kind: 'prove-work' } & Task)

/** Of nobody: what a wrong code is looked up with, so that nothing tells it from one that was deleted. */
const nobody = new Uint8Array(16)
const nothing = new Uint8Array(32)

/**
 * A code becomes a session that reads what she was not shown yet. A wrong code, an expired one, a deleted
 * conversation and one whose key is gone are one: the same statements run and the same answer goes out.
 */
export async function comeBack(
  { parts: { database, live, shred }, returns, sessions }: Chat,
  { locator, access, work }: Return,
  tokenHash: Uint8Array,
): Promise<ReturnAnswer> {
  const locatorHash = hashSecret(locator)
  const bits = returns.price(0)
  // For this token only: one answer does not open the door to a thousand.
  const knock = { subjectBytes: locator, forBytes: tokenHash }
  if (bits > 0 && !(await returns.accepts(knock, work)))
    return { kind: 'prove-work', ...returns.task(knock, bits) }
  const code = await findCode(database, locatorHash)
  const fits = sameHash(hashSecret(access), code?.accessHash ?? nothing)
  const sealed = code && fits ? shred.unwrap(code.conversation, code.wrapped) : null
  const dropped = await addToken(
    database,
    tokenHash,
    code && sealed ? idBytes(code.conversation) : nobody,
  )
  if (code && dropped) {
    sessions.forget(code.conversation)
    live.publish(conversationTopic(code.conversation), { name: sessionsEnded, data: '' })
  }
  const owner = await ownerOfToken(database, tokenHash)
  if (!code || !sealed || owner?.conversation !== code.conversation) return { kind: 'unknown' }
  return { kind: 'back', conversation: code.conversation, sealed }
}
