import { type ConversationId, type MemberId, parseConversationId } from '../../chain/member.ts'
import type { Database } from '../../database/server/database.ts'
import type { StoredState } from '../conversation-state.ts'
import { readMembers } from './members-store.ts'
import type { Reads } from './reads.ts'
import type { Owner } from './token-store.ts'

/** How long an answer of the database is believed. What a message may do is checked again when it is stored. */
const believedMs = 5_000
const mostKept = 50_000

/** A conversation as requests need it: who is a member, and under which epoch. */
export type Present = {
  readonly conversation: ConversationId
  readonly state: StoredState
  readonly epoch: number
  /** Each member's id under itself, so that an unparsed one can be looked up. */
  readonly members: ReadonlyMap<string, MemberId>
}

/** Whose token, and who is a member: kept for five seconds, forgotten at once when this node changes it. */
export function createSessions(database: Database, reads: Reads, clock: () => number) {
  const owners = createMemory<string, Owner>(clock)
  const tokens = createMemory<ConversationId, readonly string[]>(clock)
  const conversations = createMemory<string, Present>(clock)
  /** What was read before something changed is used once and not kept. */
  let changes = 0

  return {
    /** Null for a token nobody has, or has no longer. tokenHash: 32 bytes. */
    async owner(tokenHash: Buffer): Promise<Owner | null> {
      const key = tokenHash.toString('latin1')
      const held = owners.get(key)
      if (held) return held
      const asked = changes
      const found = await reads.owner(tokenHash)
      if (!found || asked !== changes) return found
      owners.set(key, found)
      tokens.set(found.conversation, [...(tokens.get(found.conversation) ?? []), key])
      return found
    },
    /** id: as it stands in an address, unparsed. Null when there is no such conversation. */
    async present(id: string): Promise<Present | null> {
      const held = conversations.get(id)
      if (held) return held
      const asked = changes
      const conversation = parseConversationId(id)
      const row = conversation && (await reads.conversation(conversation))
      if (!row) return null
      const rows = await readMembers(database, row.id)
      const members = new Map<string, MemberId>(rows.map(({ member }) => [member, member]))
      const { state, epoch } = row
      const present: Present = { conversation: row.id, state, epoch, members }
      if (asked === changes) conversations.set(id, present)
      return present
    },
    /** Call after any commit that changed members, state or tokens. */
    forget(conversation: ConversationId): void {
      changes += 1
      conversations.delete(conversation)
      for (const key of tokens.get(conversation) ?? []) owners.delete(key)
      tokens.delete(conversation)
    },
    size: () => owners.size() + conversations.size(),
  }
}

export type Sessions = ReturnType<typeof createSessions>

/** Forgets after five seconds, and the oldest when it is full. */
function createMemory<K, V>(clock: () => number) {
  const kept = new Map<K, { readonly value: V; readonly untilMs: number }>()
  return {
    get(key: K): V | null {
      const held = kept.get(key)
      return held && clock() < held.untilMs ? held.value : null
    },
    set(key: K, value: V): void {
      kept.delete(key)
      const oldest = kept.size >= mostKept ? kept.keys().next() : null
      if (oldest && !oldest.done) kept.delete(oldest.value)
      kept.set(key, { value, untilMs: clock() + believedMs })
    },
    delete: (key: K) => kept.delete(key),
    size: () => kept.size,
  }
}
